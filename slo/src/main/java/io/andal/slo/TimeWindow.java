package io.andal.slo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;

/** The time over which an error budget is counted. */
public sealed interface TimeWindow {

  /** The last {@code length}, to the minute. */
  record Rolling(Duration length) implements TimeWindow {}

  /**
   * From one boundary of the calendar to the next, in a zone: its days have 23, 24 or 25 hours.
   *
   * @param start the first boundary ever, local time
   * @param step days, weeks, months or years between boundaries
   */
  record Calendar(LocalDateTime start, Period step, ZoneId zone) implements TimeWindow {}
}

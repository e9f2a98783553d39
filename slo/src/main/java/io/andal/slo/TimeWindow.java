package io.andal.slo;

import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The time over which an error budget is counted. */
public sealed interface TimeWindow {

  /**
   * The window that a moment belongs to: a rolling one ends there, a calendar one contains the
   * minute before it, so that the last moment of a month still tells of that month.
   *
   * @param asOf a minute (exclusive)
   */
  MinuteRange at(long asOf);

  /** The most minutes that this window can have. */
  long maxMinutes();

  /** The last {@code length}, to the minute. */
  record Rolling(Duration length) implements TimeWindow {
    public Rolling {
      if (length.toMinutes() < 1) {
        throw new IllegalArgumentException("a rolling window has at least a minute, not " + length);
      }
    }

    @Override
    public MinuteRange at(long asOf) {
      return new MinuteRange(asOf - length.toMinutes(), asOf);
    }

    @Override
    public long maxMinutes() {
      return length.toMinutes();
    }
  }

  /**
   * From one boundary of the calendar to the next, in a zone: its days have 23, 24 or 25 hours.
   *
   * @param start the first boundary ever, local time; those before it are counted back from it
   * @param step days, weeks, months or years between boundaries
   */
  record Calendar(LocalDateTime start, Period step, ZoneId zone) implements TimeWindow {
    private static final int MINUTES_PER_DAY = 24 * 60;

    public Calendar {
      if (step.isZero() || step.isNegative()) {
        throw new IllegalArgumentException("a calendar window steps forward, not by " + step);
      }
    }

    @Override
    public MinuteRange at(long asOf) {
      long minute = asOf - 1;
      LocalDateTime local = LocalDateTime.ofInstant(MinuteRange.startOf(minute), zone);
      double days = Math.max(1, step.toTotalMonths() * 30.436875 + step.get(ChronoUnit.DAYS));
      int index = (int) Math.floor(ChronoUnit.DAYS.between(start, local) / days);
      while (boundary(index) > minute) {
        index--;
      }
      while (boundary(index + 1) <= minute) {
        index++;
      }
      return new MinuteRange(boundary(index), boundary(index + 1));
    }

    /** Counted from the start each time: steps of a month from the 31st must not drift. */
    private long boundary(int index) {
      LocalDateTime local = start.plus(step.multipliedBy(index));
      return MinuteRange.minuteOf(local.atZone(zone).toInstant());
    }

    @Override
    public long maxMinutes() {
      long months = step.toTotalMonths();
      long days = months / 12 * 366 + months % 12 * 31 + step.get(ChronoUnit.DAYS);
      return days * MINUTES_PER_DAY + 60;
    }
  }
}

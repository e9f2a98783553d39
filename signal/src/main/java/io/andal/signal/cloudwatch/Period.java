package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A range that CloudWatch keeps at one resolution.
 *
 * @param minutes the finest period that there is, in minutes: 1, 5 or 60
 */
record Period(MinuteRange range, int minutes) {
  /** How long periods of 1, 5 and 60 minutes are kept. */
  static final Duration FINE = Duration.ofDays(15);

  static final Duration COARSE = Duration.ofDays(63);
  static final Duration KEPT = Duration.ofDays(455);

  /** A finer period for older data is answered with nothing, and without an error. */
  private static final long MARGIN = 60;

  /** The parts of a range, oldest first; what is no longer kept is in none. */
  static List<Period> of(MinuteRange range, Instant now) {
    long fine = edge(now, FINE);
    long coarse = edge(now, COARSE);
    long kept = edge(now, KEPT);
    List<Period> parts = new ArrayList<>();
    add(parts, range, kept, coarse, 60);
    add(parts, range, coarse, fine, 5);
    add(parts, range, fine, Long.MAX_VALUE, 1);
    return parts;
  }

  /** The whole hour from which on data is surely kept that finely. */
  private static long edge(Instant now, Duration kept) {
    long minute = MinuteRange.minuteOf(now.minus(kept)) + MARGIN;
    return Math.ceilDiv(minute, 60L) * 60;
  }

  private static void add(List<Period> parts, MinuteRange range, long from, long to, int minutes) {
    long start = Math.max(range.from(), from);
    long end = Math.min(range.to(), to);
    if (start < end) {
      parts.add(new Period(new MinuteRange(start, end), minutes));
    }
  }

  /** The range in whole periods, as it is asked for. */
  MinuteRange asked() {
    return new MinuteRange(
        Math.floorDiv(range.from(), (long) minutes) * minutes,
        Math.ceilDiv(range.to(), (long) minutes) * minutes);
  }

  /** How many values one query gives. */
  long points() {
    return asked().minutes() / minutes;
  }
}

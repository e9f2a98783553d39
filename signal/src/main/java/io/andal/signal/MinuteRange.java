package io.andal.signal;

import java.time.Duration;
import java.time.Instant;

/** A half-open range of UTC minutes {@code [from, to)}, in minutes since 1970-01-01T00:00Z. */
public record MinuteRange(long from, long to) {

  public MinuteRange {
    if (from > to) {
      throw new IllegalArgumentException(
          "a range ends after it starts: [" + from + ", " + to + ")");
    }
  }

  /** The minute that contains an instant. */
  public static long minuteOf(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60L);
  }

  /** When a minute starts. */
  public static Instant startOf(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }

  public static MinuteRange of(Instant from, Instant to) {
    return new MinuteRange(minuteOf(from), minuteOf(to));
  }

  public long minutes() {
    return to - from;
  }

  public boolean isEmpty() {
    return from == to;
  }

  public boolean contains(long minute) {
    return minute >= from && minute < to;
  }

  public Instant start() {
    return startOf(from);
  }

  public Instant end() {
    return startOf(to);
  }

  public Duration length() {
    return Duration.ofMinutes(minutes());
  }
}

package io.andal.signal;

import java.time.Duration;

/** Durations in the words of a check. */
final class SpokenDuration {
  private SpokenDuration() {}

  /** The one or two largest units that matter: {@code 35 ms}, {@code 2 min 10 s}, {@code 3 d}. */
  static String of(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    long seconds = millis / 1_000;
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return pair(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return pair(seconds / 3_600, "h", seconds / 60 % 60, "min");
    }
    return pair(seconds / 86_400, "d", seconds / 86_400 >= 7 ? 0 : seconds / 3_600 % 24, "h");
  }

  private static String pair(long large, String unit, long small, String smallUnit) {
    return small == 0 ? large + " " + unit : "%d %s %d %s".formatted(large, unit, small, smallUnit);
  }

  /** As a document writes it, rounded up to whole minutes: {@code 3m}. */
  static String written(Duration duration) {
    return (duration.toSeconds() + 59) / 60 + "m";
  }
}

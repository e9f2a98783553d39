package io.andal.signal.otlp;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Histogram bounds as selectors write them: durations in seconds, whatever unit was sent. */
final class BucketBounds {
  /** How far two spellings of a bound may be apart, relative: 0.3 s and 300 ms. */
  private static final double SAME = 1e-9;

  private BucketBounds() {}

  /** What one of the unit is in seconds; 1 for units that are no time. */
  static double seconds(String unit) {
    return switch (unit) {
      case "ms", "milliseconds" -> 1e-3;
      case "us", "µs", "μs", "microseconds" -> 1e-6;
      case "ns", "nanoseconds" -> 1e-9;
      case "min", "minutes" -> 60;
      case "h", "hours" -> 3_600;
      default -> 1;
    };
  }

  /**
   * How many buckets hold the values up to {@code le}; empty if that is no bound of the histogram.
   *
   * @param le in seconds if the unit is a time, otherwise in the unit itself
   */
  static OptionalInt bucketsUpTo(double le, SeriesIdentity series) {
    List<Double> bounds = series.bounds();
    if (le == Double.POSITIVE_INFINITY) {
      return OptionalInt.of(bounds.size() + 1);
    }
    double factor = seconds(series.unit());
    for (int i = 0; i < bounds.size(); i++) {
      double bound = bounds.get(i) * factor;
      if (Math.abs(bound - le) <= SAME * Math.max(Math.abs(bound), Math.abs(le))) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** The bounds as a selector would write them. */
  static String shown(SeriesIdentity series) {
    double factor = seconds(series.unit());
    return series.bounds().stream()
        .map(bound -> number(bound * factor))
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(9))
        .stripTrailingZeros()
        .toPlainString();
  }
}

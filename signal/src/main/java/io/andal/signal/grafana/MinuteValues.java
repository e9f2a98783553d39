package io.andal.signal.grafana;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one query says of each minute of a range. Not thread-safe. */
final class MinuteValues {
  private static final long MINUTE = 60_000;

  private final MinuteRange range;
  private final double[] values;
  private final double[] weights;
  private final BitSet present = new BitSet();
  private final BitSet estimated = new BitSet();
  private final Set<String> warnings = new LinkedHashSet<>();
  private @Nullable SourceFailure failure;

  MinuteValues(MinuteRange range) {
    this.range = range;
    this.values = new double[Math.toIntExact(range.minutes())];
    this.weights = new double[values.length];
  }

  static MinuteValues failed(MinuteRange range, SourceFailure failure) {
    MinuteValues values = new MinuteValues(range);
    values.failure = failure;
    return values;
  }

  /**
   * Gives the count of a stretch of time to the minutes that it touches, to each by its share.
   *
   * @param from ms since epoch
   * @param to ms since epoch, exclusive
   */
  void count(long from, long to, double value) {
    for (long minute = first(from); minute < end(to); minute++) {
      int index = index(minute);
      double share = (double) overlap(minute, from, to) / (to - from);
      values[index] += value * share;
      present.set(index);
      if (share < 1) {
        estimated.set(index);
      }
    }
  }

  /** Gives a value to the minutes of a stretch; one with several has their mean. */
  void value(long from, long to, double value) {
    for (long minute = first(from); minute < end(to); minute++) {
      int index = index(minute);
      double weight = overlap(minute, from, to);
      double all = weights[index] + weight;
      values[index] =
          Double.isFinite(value) && Double.isFinite(values[index])
              ? values[index] + (value - values[index]) * weight / all
              : values[index] + value;
      weights[index] = all;
      present.set(index);
      if (to - from > MINUTE) {
        estimated.set(index);
      }
    }
  }

  private long first(long from) {
    return Math.max(range.from(), Math.floorDiv(from, MINUTE));
  }

  private long end(long to) {
    return Math.min(range.to(), -Math.floorDiv(-to, MINUTE));
  }

  private static long overlap(long minute, long from, long to) {
    return Math.min(to, (minute + 1) * MINUTE) - Math.max(from, minute * MINUTE);
  }

  void warn(String text) {
    warnings.add(text);
  }

  Set<String> warnings() {
    return warnings;
  }

  @Nullable SourceFailure failure() {
    return failure;
  }

  boolean has(long minute) {
    return present.get(index(minute));
  }

  double at(long minute) {
    return values[index(minute)];
  }

  /** Whether the minute shares the value of a longer stretch. */
  boolean estimated(long minute) {
    return estimated.get(index(minute));
  }

  private int index(long minute) {
    return (int) (minute - range.from());
  }
}

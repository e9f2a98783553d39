package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one question's minutes. Several series are added up. Not thread-safe. */
final class Values {
  private final MinuteRange range;
  private final double[] values;
  private final BitSet present = new BitSet();
  private final BitSet coarse = new BitSet();
  private final BitSet partial = new BitSet();
  private final Set<String> warnings = new LinkedHashSet<>();
  private int series;
  private @Nullable SourceFailure failure;

  Values(MinuteRange range) {
    this.range = range;
    this.values = new double[Math.toIntExact(range.minutes())];
  }

  /**
   * Adds one value to each minute of its period.
   *
   * @param start the minute that the period starts at
   * @param addsUp whether the minutes share the value, or each has it
   */
  void add(long start, double value, Period period, boolean addsUp) {
    int minutes = period.minutes();
    for (long minute = start; minute < start + minutes; minute++) {
      if (period.range().contains(minute)) {
        int index = index(minute);
        values[index] += addsUp ? value / minutes : value;
        present.set(index);
        coarse.set(index, minutes > 1);
      }
    }
  }

  /** Something of a range was left out. */
  void markPartial(MinuteRange part) {
    partial.set(index(part.from()), index(part.to()));
  }

  void warn(Collection<String> more) {
    warnings.addAll(more);
  }

  void seriesInOneAnswer(int count) {
    series = Math.max(series, count);
  }

  void fail(SourceFailure why) {
    if (failure == null) {
      failure = why;
    }
  }

  boolean has(long minute) {
    return present.get(index(minute));
  }

  double at(long minute) {
    return values[index(minute)];
  }

  boolean coarse(long minute) {
    return coarse.get(index(minute));
  }

  boolean partial(long minute) {
    return partial.get(index(minute));
  }

  Set<String> warnings() {
    return warnings;
  }

  int series() {
    return series;
  }

  @Nullable SourceFailure failure() {
    return failure;
  }

  private int index(long minute) {
    return (int) (minute - range.from());
  }
}

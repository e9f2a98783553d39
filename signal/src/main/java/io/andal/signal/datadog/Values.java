package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one column's minutes. Not thread-safe. */
final class Values {
  private static final long MINUTE = 60;

  private final MinuteRange range;
  private final boolean counts;
  private final double[] sums;
  private final int[] points;
  private final BitSet coarse = new BitSet();
  private boolean partial;
  private final Set<String> warnings = new LinkedHashSet<>();
  private int series;
  private @Nullable SourceFailure failure;

  /**
   * Nothing yet.
   *
   * @param counts whether values add up; otherwise those of one minute are averaged
   */
  Values(MinuteRange range, boolean counts) {
    this.range = range;
    this.counts = counts;
    this.sums = new double[Math.toIntExact(range.minutes())];
    this.points = new int[sums.length];
  }

  /**
   * Adds a value to each minute of its interval: minutes share a count, and each has a value.
   *
   * @param start seconds since the epoch
   * @param seconds the interval's length
   */
  void add(long start, long seconds, double value) {
    if (seconds <= MINUTE) {
      addTo(Math.floorDiv(start, MINUTE), value, false);
      return;
    }
    long first = Math.floorDiv(start, MINUTE);
    long end = Math.ceilDiv(start + seconds, MINUTE);
    for (long minute = first; minute < end; minute++) {
      long from = Math.max(start, minute * MINUTE);
      long to = Math.min(start + seconds, (minute + 1) * MINUTE);
      addTo(minute, counts ? value * (to - from) / seconds : value, true);
    }
  }

  private void addTo(long minute, double value, boolean longer) {
    if (range.contains(minute)) {
      int index = index(minute);
      sums[index] += value;
      points[index]++;
      if (longer) {
        coarse.set(index);
      }
    }
  }

  void lacks(String why) {
    partial = true;
    warnings.add(why);
  }

  void warn(String what) {
    warnings.add(what);
  }

  void seriesInOneAnswer(int count) {
    series = Math.max(series, count);
  }

  void fail(SourceFailure why) {
    if (failure == null) {
      failure = why;
    }
  }

  MinuteRange range() {
    return range;
  }

  boolean has(long minute) {
    return points[index(minute)] > 0;
  }

  double at(long minute) {
    int index = index(minute);
    return counts || points[index] == 0 ? sums[index] : sums[index] / points[index];
  }

  boolean coarse(long minute) {
    return coarse.get(index(minute));
  }

  boolean partial() {
    return partial;
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

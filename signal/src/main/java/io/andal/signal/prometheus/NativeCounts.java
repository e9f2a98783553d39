package io.andal.signal.prometheus;

import io.andal.signal.ExactCounter;
import io.andal.signal.MinuteRange;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a native histogram's samples say of one threshold, as a counter that never falls. A restart
 * is seen by the count of all events; a threshold inside a bucket is guessed at, which is noted.
 */
record NativeCounts(long[] times, double[] values, boolean[] guessed) {

  /**
   * Counts of events.
   *
   * @param bound count those at most this large; empty for all
   */
  static NativeCounts of(long[] times, List<NativeHistogram> histograms, OptionalDouble bound) {
    double[] values = new double[times.length];
    boolean[] guessed = new boolean[times.length];
    double previous = 0;
    double previousAll = Double.POSITIVE_INFINITY;
    double previousCut = 0;
    for (int i = 0; i < times.length; i++) {
      NativeHistogram histogram = histograms.get(i);
      double value = value(histogram, bound);
      double cut = bound.isPresent() ? histogram.cut(bound.getAsDouble()) : 0;
      boolean begins = histogram.count() < previousAll;
      double growth = begins ? value : Math.max(0, value - previous);
      values[i] = i == 0 ? value : values[i - 1] + growth;
      guessed[i] = begins ? cut > 0 : cut != previousCut;
      previous = value;
      previousAll = histogram.count();
      previousCut = cut;
    }
    return new NativeCounts(times, values, guessed);
  }

  /** The events of one sample so far. */
  static double value(NativeHistogram histogram, OptionalDouble bound) {
    return bound.isPresent() ? histogram.atMost(bound.getAsDouble()) : histogram.count();
  }

  int size() {
    return times.length;
  }

  /** Marks the minutes in which something was guessed. */
  void mark(ExactCounter counter) {
    for (int i = 0; i < times.length; i++) {
      if (guessed[i]) {
        counter.markEstimated(MinuteRange.minuteOf(Instant.ofEpochMilli(times[i])));
      }
    }
  }
}

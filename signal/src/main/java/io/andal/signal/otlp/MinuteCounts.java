package io.andal.signal.otlp;

import io.andal.signal.pushed.PointCounter;
import org.jspecify.annotations.Nullable;

/**
 * Turns the points of one series, in order of time, into what happened in each minute.
 *
 * <p>Delta points hold that already. Cumulative points are counted from the one before; a new start
 * time or a falling value means that counting began anew (OpenTelemetry metrics data model, "Resets
 * and gaps").
 */
final class MinuteCounts implements PointCounter {

  /** Takes what a point adds to a minute. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param sinceNanos since when it happened
     * @param timeNanos when the point was taken
     * @param counts one value, or one for each bucket of a histogram
     */
    void add(long sinceNanos, long timeNanos, double[] counts);
  }

  /** A first point that counts from longer ago says nothing about the minute it ends. */
  static final long FIRST_NANOS = 5 * 60 * 1_000_000_000L;

  private final SeriesIdentity series;
  private final Sink sink;
  private double @Nullable [] before;
  private long beforeTime;
  private long beforeStart;

  MinuteCounts(SeriesIdentity series, Sink sink) {
    this.series = series;
    this.sink = sink;
  }

  @Override
  public void point(long timeNanos, long startNanos, byte[] packed) {
    double[] counts = PackedCounts.unpack(series, packed);
    if (!series.cumulative()) {
      sink.add(startNanos, timeNanos, counts);
      return;
    }
    count(timeNanos, startNanos, counts);
    before = counts;
    beforeTime = timeNanos;
    beforeStart = startNanos;
  }

  private void count(long time, long start, double[] counts) {
    boolean justStarted = start != 0 && time - start <= FIRST_NANOS;
    if (before == null) {
      if (justStarted) {
        sink.add(start, time, counts);
      }
      return;
    }
    boolean sameStart = start == beforeStart || start == 0 || beforeStart == 0;
    if (sameStart) {
      sink.add(beforeTime, time, increase(before, counts));
    } else if (justStarted || start >= beforeTime) {
      sink.add(start, time, counts);
    }
  }

  private static double[] increase(double[] before, double[] counts) {
    double[] happened = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      happened[i] = counts[i] - before[i];
      if (happened[i] < 0) {
        return counts;
      }
    }
    return happened;
  }
}

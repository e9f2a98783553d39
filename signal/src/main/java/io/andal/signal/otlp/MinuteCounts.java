package io.andal.signal.otlp;

import org.jspecify.annotations.Nullable;

/**
 * Turns the points of one series, in order of time, into what happened in each minute.
 *
 * <p>Delta points hold that already. Cumulative points are counted from the one before; a new start
 * time or a falling value means that counting began anew (OpenTelemetry metrics data model, "Resets
 * and gaps").
 */
final class MinuteCounts {

  /** Takes what a point adds to a minute: one value, or one for each bucket of a histogram. */
  @FunctionalInterface
  interface Sink {
    void add(long timeNanos, double[] counts);
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

  void point(long timeNanos, long startNanos, byte[] packed) {
    double[] counts = PackedCounts.unpack(series, packed);
    if (!series.cumulative()) {
      sink.add(timeNanos, counts);
      return;
    }
    double @Nullable [] happened = since(timeNanos, startNanos, counts);
    before = counts;
    beforeTime = timeNanos;
    beforeStart = startNanos;
    if (happened != null) {
      sink.add(timeNanos, happened);
    }
  }

  /** What happened between the point before and this one; null if that can't be known. */
  private double @Nullable [] since(long time, long start, double[] counts) {
    boolean justStarted = start != 0 && time - start <= FIRST_NANOS;
    if (before == null) {
      return justStarted ? counts : null;
    }
    boolean sameStart = start == beforeStart || start == 0 || beforeStart == 0;
    if (!sameStart) {
      return justStarted || start >= beforeTime ? counts : null;
    }
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

package io.andal.signal.remotewrite;

import io.andal.signal.pushed.PointCounter;
import java.nio.ByteBuffer;

/**
 * Turns the samples of one series, in order of time, into what happened in each minute.
 *
 * <p>A sample is counted from the one before it, also across an end of the series: a target that
 * was not scraped for a while went on counting. A falling value, or another start, means that
 * counting began anew. A first sample counts only if its start is known and short ago.
 */
final class SeriesCounter implements PointCounter {

  /** Takes what a sample says. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param sinceNanos since when it happened, for minutes that were looked at without a sample
     * @param increase events; NaN if that can't be known
     * @param value of the sample
     */
    void add(long sinceNanos, long timeNanos, double increase, double value);
  }

  /** A first sample that counts from longer ago says nothing about the minute it ends. */
  static final long FIRST_NANOS = 5 * 60 * 1_000_000_000L;

  private final Sink sink;
  private double before = Double.NaN;
  private long beforeTime;
  private long beforeStart;
  private boolean ended;

  SeriesCounter(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void point(long time, long start, byte[] packed) {
    if (start < 0) {
      ended = true;
      return;
    }
    double value = unpack(packed);
    boolean justStarted = start != 0 && time - start <= FIRST_NANOS;
    boolean sameStart = start == beforeStart || start == 0 || beforeStart == 0;
    if (Double.isNaN(before)) {
      sink.add(justStarted ? start : time, time, justStarted ? value : Double.NaN, value);
    } else if (sameStart) {
      sink.add(ended ? time : beforeTime, time, value < before ? value : value - before, value);
    } else if (justStarted || start >= beforeTime) {
      sink.add(start, time, value, value);
    } else {
      sink.add(time, time, Double.NaN, value);
    }
    before = value;
    beforeTime = time;
    beforeStart = start;
    ended = false;
  }

  /** A sample's value as stored bytes. */
  static byte[] pack(long bits) {
    return ByteBuffer.allocate(8).putLong(bits).array();
  }

  private static double unpack(byte[] packed) {
    return ByteBuffer.wrap(packed).getDouble();
  }
}

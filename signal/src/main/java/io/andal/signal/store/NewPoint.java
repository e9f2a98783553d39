package io.andal.signal.store;

/**
 * A point to be kept.
 *
 * @param series fingerprint of its series
 * @param cumulative its successor is counted from it, so a new point changes that one's minute too
 * @param timeNanos when it was taken, nanoseconds since 1970
 * @param startNanos since when it counts, nanoseconds since 1970; 0 = unknown; {@link #END}
 * @param counts packed values
 */
public record NewPoint(
    String series, boolean cumulative, long timeNanos, long startNanos, byte[] counts) {

  /** The start of a point that counts nothing: its series ended there. */
  public static final long END = -1;

  /** The minute whose events the point ends: one at 12:01:00 ends the minute of 12:00. */
  public static long minuteOf(long timeNanos) {
    return Math.floorDiv(timeNanos - 1, 60_000_000_000L);
  }

  /** How many minutes after a minute the point may end that covers it. */
  public static final long COVERED_AFTER = 3;

  /** Longer intervals say nothing about the single minutes within. */
  private static final long COVERING_NANOS = 150_000_000_000L;

  /**
   * The first of the minutes that an interval covers from end to end, if it is short: they ended
   * without a point only because of the sender's rhythm. The last one is before {@link #minuteOf}
   * the interval's end; an interval that covers none gives that minute itself.
   */
  public static long firstCovered(long sinceNanos, long timeNanos) {
    long last = minuteOf(timeNanos);
    return timeNanos - sinceNanos > COVERING_NANOS
        ? last
        : Math.min(last, Math.ceilDiv(sinceNanos, 60_000_000_000L));
  }
}

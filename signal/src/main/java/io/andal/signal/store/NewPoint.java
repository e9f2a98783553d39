package io.andal.signal.store;

/**
 * A point to be kept.
 *
 * @param series fingerprint of its series
 * @param cumulative its successor is counted from it, so a new point changes that one's minute too
 * @param timeNanos when it was taken, nanoseconds since 1970
 * @param startNanos since when it counts, nanoseconds since 1970; 0 = unknown
 * @param counts packed values
 */
public record NewPoint(
    String series, boolean cumulative, long timeNanos, long startNanos, byte[] counts) {

  /** The minute whose events the point ends: one at 12:01:00 ends the minute of 12:00. */
  public static long minuteOf(long timeNanos) {
    return Math.floorDiv(timeNanos - 1, 60_000_000_000L);
  }
}

package io.andal.signal;

/**
 * What one SLI did in one UTC minute {@code [minute, minute+1)}: the one currency of Andal.
 *
 * <p>Counts are kept as whole thousandths of an event, so that sums over any window are exact and
 * the order of additions doesn't matter. SLIs that have no events (a ratio or a threshold read once
 * a minute) count time instead: a measured minute weighs 60,000 milliseconds, each counted as one
 * event.
 *
 * @param minute minutes since 1970-01-01T00:00Z, by the slice's start
 * @param good good events in thousandths, {@code 0 ≤ good ≤ total}
 * @param total all valid events in thousandths, at most {@link #MAX_TOTAL}
 */
public record Slice(long minute, long good, long total, Quality quality) {

  /** Thousandths in one event. */
  public static final long SCALE = 1_000;

  /** The largest count of one minute: sums over 400 days of such minutes still fit a long. */
  public static final long MAX_TOTAL = 1_000_000_000_000L * SCALE / 100;

  /** What a measured minute weighs for SLIs that have no events, in events: its milliseconds. */
  public static final long MINUTE_WEIGHT = 60_000;

  public Slice {
    if (good < 0 || good > total || total > MAX_TOTAL) {
      throw new IllegalArgumentException(
          "a slice needs 0 ≤ good ≤ total ≤ %d, not good %d, total %d"
              .formatted(MAX_TOTAL, good, total));
    }
    if (quality == Quality.MISSING && total != 0) {
      throw new IllegalArgumentException("a missing slice has no events");
    }
  }

  /**
   * A slice of events as a source counted them. Good is clamped to {@code [0, total]}, for
   * extrapolating sources may report a little more good than total.
   *
   * @param good events, finite
   * @param total events, finite and not negative
   */
  public static Slice of(long minute, double good, double total, Quality quality) {
    long scaledTotal = Math.round(total * SCALE);
    long scaledGood = Math.clamp(Math.round(good * SCALE), 0, scaledTotal);
    return new Slice(minute, scaledGood, scaledTotal, quality);
  }

  /** The source answered, and had nothing for this minute. */
  public static Slice missing(long minute) {
    return new Slice(minute, 0, 0, Quality.MISSING);
  }

  /** A measured minute of an SLI without events: {@code share} of it (0 to 1) was good. */
  public static Slice ofTime(long minute, double share, Quality quality) {
    return of(minute, share * MINUTE_WEIGHT, MINUTE_WEIGHT, quality);
  }

  public boolean measured() {
    return quality != Quality.MISSING;
  }
}

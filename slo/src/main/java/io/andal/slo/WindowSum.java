package io.andal.slo;

import io.andal.signal.Slice;

/**
 * What happened in a window: exact sums of its slices.
 *
 * @param good thousandths of events
 * @param total thousandths of events
 * @param measured minutes with data (complete, partial or estimated)
 * @param missing minutes in which the source had nothing
 * @param unread minutes that were not read (yet)
 */
public record WindowSum(long good, long total, int measured, int missing, int unread) {

  public static final WindowSum EMPTY = new WindowSum(0, 0, 0, 0, 0);

  public long bad() {
    return total - good;
  }

  /** Events, as a person counts them. */
  public double goodEvents() {
    return (double) good / Slice.SCALE;
  }

  public double totalEvents() {
    return (double) total / Slice.SCALE;
  }

  public double badEvents() {
    return (double) bad() / Slice.SCALE;
  }

  /** Share of good events, 0 to 1; NaN when there was no event. */
  public double sli() {
    return total == 0 ? Double.NaN : (double) good / total;
  }

  /** Share of bad events, 0 to 1; 0 when there was no event. */
  public double errorRatio() {
    return total == 0 ? 0 : (double) bad() / total;
  }
}

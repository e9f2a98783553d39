package io.andal.slo;

/**
 * What keeps few events from waking somebody.
 *
 * @param minimumEvents a burn condition holds only from this many events in its long window on
 * @param minimumBadEvents a burn condition holds only from this many bad events in its long window
 *     on
 * @param weighted burn rates are multiplied by the window's traffic ÷ the traffic of the whole SLO
 *     window, both per minute, so that a burn rate says how much of the budget really goes
 */
public record LowTraffic(long minimumEvents, long minimumBadEvents, boolean weighted) {

  /** Every event counts. */
  public static final LowTraffic DEFAULT = new LowTraffic(0, 0, false);

  public LowTraffic {
    if (minimumEvents < 0 || minimumBadEvents < 0) {
      throw new IllegalArgumentException("a number of events is never negative");
    }
  }
}

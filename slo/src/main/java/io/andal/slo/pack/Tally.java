package io.andal.slo.pack;

import io.andal.slo.WindowSum;

/** A sum of slices that is added to and subtracted from. Not thread-safe. */
public final class Tally {
  private long total;
  private long bad;
  private int measured;
  private int missing;

  /**
   * Adds one minute, or takes it away.
   *
   * @param sign 1 or −1
   * @param total thousandths of events
   * @param bad thousandths of events
   * @param quality a code of {@link Hour}
   */
  void minute(int sign, long total, long bad, int quality) {
    if (quality == Hour.MISSING) {
      missing += sign;
    } else if (quality != Hour.UNREAD) {
      this.total += sign * total;
      this.bad += sign * bad;
      measured += sign;
    }
  }

  void add(int sign, long total, long bad, int measured, int missing) {
    this.total += sign * total;
    this.bad += sign * bad;
    this.measured += sign * measured;
    this.missing += sign * missing;
  }

  /** Replaces one minute's contribution, which stood in {@code hour}, by a slice's. */
  public void correct(Hour hour, int index, long total, long bad, int quality) {
    minute(-1, hour.total(index), hour.bad(index), hour.quality(index));
    minute(1, total, bad, quality);
  }

  /**
   * Takes away one minute.
   *
   * @param total thousandths of events
   * @param bad thousandths of events
   * @param quality a code of {@link Hour}
   */
  public void takeAway(long total, long bad, int quality) {
    minute(-1, total, bad, quality);
  }

  public void clear() {
    total = 0;
    bad = 0;
    measured = 0;
    missing = 0;
  }

  /** All events, thousandths. */
  public long total() {
    return total;
  }

  /** Bad events, thousandths. */
  public long bad() {
    return bad;
  }

  /** Minutes with data. */
  public int measured() {
    return measured;
  }

  /** Minutes in which the source had nothing. */
  public int missing() {
    return missing;
  }

  /** Share of bad events, 0 to 1; 0 when there was no event. */
  public double errorRatio() {
    return total == 0 ? 0 : (double) bad / total;
  }

  /**
   * This sum as a value.
   *
   * @param minutes the length of the range it was taken over
   */
  public WindowSum toWindowSum(long minutes) {
    int unread = Math.toIntExact(minutes - measured - missing);
    return new WindowSum(total - bad, total, measured, missing, unread);
  }
}

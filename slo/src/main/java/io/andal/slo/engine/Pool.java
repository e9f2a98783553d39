package io.andal.slo.engine;

import io.andal.slo.WindowSum;
import io.andal.slo.pack.Tally;

/**
 * The events of several members over the same minutes. As many minutes are unread as of the member
 * that was read least; of the others, as many have data as of the member with most.
 */
final class Pool {
  private final long minutes;
  private long total;
  private long bad;
  private int unread;
  private int measured;

  Pool(long minutes) {
    this.minutes = minutes;
  }

  void add(Tally tally) {
    total += tally.total();
    bad += tally.bad();
    unread = Math.max(unread, (int) minutes - tally.measured() - tally.missing());
    measured = Math.max(measured, tally.measured());
  }

  WindowSum sum() {
    int read = (int) minutes - unread;
    int withData = Math.min(measured, read);
    return new WindowSum(total - bad, total, withData, read - withData, unread);
  }
}

package io.andal.slo.replay;

import io.andal.slo.engine.SliceBlock;

/**
 * Running totals of one SLI, so that the sum over any window is two look-ups. Places are counted
 * from the range's start; what lies before it was never read. Immutable.
 */
final class Sums {
  private final long[] total;
  private final long[] bad;
  private final int[] measured;
  private final int[] missing;

  Sums(SliceBlock block) {
    int size = block.size();
    total = new long[size + 1];
    bad = new long[size + 1];
    measured = new int[size + 1];
    missing = new int[size + 1];
    for (int i = 0; i < size; i++) {
      boolean known = block.measured(i);
      total[i + 1] = total[i] + (known ? block.total(i) : 0);
      bad[i + 1] = bad[i] + (known ? block.bad(i) : 0);
      measured[i + 1] = measured[i] + (known ? 1 : 0);
      missing[i + 1] = missing[i] + (!known && block.quality(i) != null ? 1 : 0);
    }
  }

  /** Thousandths of events in the places {@code [from, to)}; {@code from} may be negative. */
  long total(int from, int to) {
    return total[Math.max(to, 0)] - total[Math.max(from, 0)];
  }

  long bad(int from, int to) {
    return bad[Math.max(to, 0)] - bad[Math.max(from, 0)];
  }

  int measured(int from, int to) {
    return measured[Math.max(to, 0)] - measured[Math.max(from, 0)];
  }

  int missing(int from, int to) {
    return missing[Math.max(to, 0)] - missing[Math.max(from, 0)];
  }

  /** Minutes that were not read. */
  int unread(int from, int to) {
    return to - from - measured(from, to) - missing(from, to);
  }

  /** Share of bad events, 0 to 1; 0 when there was no event. */
  double errorRatio(int from, int to) {
    long events = total(from, to);
    return events == 0 ? 0 : (double) bad(from, to) / events;
  }
}

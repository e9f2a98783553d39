package io.andal.signal.datadog;

import java.util.Iterator;
import java.util.NavigableSet;

/**
 * Finds the interval of values whose answer doesn't say it. Intervals start at multiples of
 * themselves since the epoch, so the interval divides all times. That alone proves little of a
 * series with gaps: it is a coarser interval only if most times follow each other at that distance.
 */
final class Grid {
  private static final int FEWEST = 4;

  private Grid() {}

  /**
   * The interval that values at these times have.
   *
   * @param times seconds since the epoch
   * @param asked the interval that was asked for, in seconds
   * @return seconds, {@code asked} or more
   */
  static long seconds(NavigableSet<Long> times, long asked) {
    if (times.size() < FEWEST) {
      return asked;
    }
    long common = 0;
    for (long time : times) {
      common = greatestDivisor(common, time);
    }
    if (common <= asked || common % asked != 0) {
      return asked;
    }
    Iterator<Long> all = times.iterator();
    long before = all.next();
    int next = 0;
    while (all.hasNext()) {
      long time = all.next();
      next += time - before == common ? 1 : 0;
      before = time;
    }
    return 2 * next >= times.size() - 1 ? common : asked;
  }

  private static long greatestDivisor(long one, long other) {
    return other == 0 ? one : greatestDivisor(other, one % other);
  }
}

package io.andal.traffic.count;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The bounds by which latencies are counted, in milliseconds. A request is counted at the least
 * bound that it doesn't exceed, so "faster than a bound" is exact for these bounds and unknown
 * between them.
 */
public final class LatencyBounds {
  private static final long[] MILLIS = {
    5, 10, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 1500, 2000, 2500, 3000, 5000,
    7500, 10000, 30000
  };

  private static final long[] MICROS = LongStream.of(MILLIS).map(millis -> millis * 1000).toArray();

  /** Buckets there are: one for each bound and one for what is slower than all. */
  public static final int BUCKETS = MILLIS.length + 1;

  private LatencyBounds() {}

  /** All bounds, rising, in milliseconds. */
  public static List<Long> millis() {
    return LongStream.of(MILLIS).boxed().toList();
  }

  /** The bound of a bucket in milliseconds; of the last one, the largest there is. */
  public static long millis(int bucket) {
    return MILLIS[Math.min(bucket, MILLIS.length - 1)];
  }

  /** The bucket of a bound; negative if it is none. */
  public static int bucketOf(long millis) {
    return Arrays.binarySearch(MILLIS, millis);
  }

  /** The bucket in which a latency is counted. */
  static int bucket(long micros) {
    int low = 0;
    int high = MICROS.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (micros <= MICROS[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

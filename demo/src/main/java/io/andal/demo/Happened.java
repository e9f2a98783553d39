package io.andal.demo;

import java.util.List;

/**
 * Events of a signal in some time, by outcome and by bucket; a signal that isn't timed has one
 * bucket.
 */
record Happened(List<Long> good, List<Long> bad) {
  Happened {
    good = List.copyOf(good);
    bad = List.copyOf(bad);
  }

  static long sum(List<Long> buckets) {
    return buckets.stream().mapToLong(Long::longValue).sum();
  }
}

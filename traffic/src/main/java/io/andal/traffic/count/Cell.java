package io.andal.traffic.count;

import io.andal.traffic.Exchange;

/** What one operation did in one minute, or how that changed. Not thread-safe. */
public final class Cell {
  private long total;
  private long failed;
  private long refused;
  private long timed;
  private final long[] buckets = new long[LatencyBounds.BUCKETS];

  void add(Exchange exchange) {
    total++;
    if (exchange.failed()) {
      failed++;
      return;
    }
    if (exchange.status() >= 400) {
      refused++;
    }
    if (exchange.micros() >= 0) {
      timed++;
      buckets[LatencyBounds.bucket(exchange.micros())]++;
    }
  }

  void add(Cell other, int sign) {
    total += sign * other.total;
    failed += sign * other.failed;
    refused += sign * other.refused;
    timed += sign * other.timed;
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] += sign * other.buckets[i];
    }
  }

  /** Whether it changes nothing. */
  boolean isNothing() {
    boolean nothing = total == 0 && failed == 0 && refused == 0 && timed == 0;
    for (int i = 0; nothing && i < buckets.length; i++) {
      nothing = buckets[i] == 0;
    }
    return nothing;
  }

  public long total() {
    return total;
  }

  /** Answered by 5xx or not at all. */
  public long failed() {
    return failed;
  }

  /** Answered by 4xx. */
  public long refused() {
    return refused;
  }

  /** Not failed, and it is known how long they took. */
  public long timed() {
    return timed;
  }

  /** Of those that are timed, how many fell into a bucket. */
  public long bucket(int index) {
    return buckets[index];
  }
}

package io.andal.server.security;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each caller may ask: a bucket per caller holds {@code burst} requests and is filled
 * again with {@code perSecond}. Those who were longest away are forgotten first. Thread-safe.
 */
final class TokenBuckets {
  private static final int KEPT = 10_000;

  private record Bucket(double left, long atMillis) {}

  private final double perSecond;
  private final double burst;
  private final Clock clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param perSecond requests a second in the long run, more than 0
   * @param burst requests at once after a pause, at least 1
   */
  TokenBuckets(double perSecond, double burst, Clock clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /** Takes one request out of a caller's bucket: zero if there was one, else how long to wait. */
  synchronized Duration take(String caller) {
    long now = clock.millis();
    Bucket before = buckets.get(caller);
    double left = before == null ? burst : refilled(before, now);
    if (left >= 1) {
      buckets.put(caller, new Bucket(left - 1, now));
      return Duration.ZERO;
    }
    buckets.put(caller, new Bucket(left, now));
    return Duration.ofMillis((long) Math.ceil((1 - left) / perSecond * 1_000));
  }

  /** A wall clock that was set back fills nothing, but takes nothing away either. */
  private double refilled(Bucket bucket, long now) {
    double seconds = Math.max(0, now - bucket.atMillis()) / 1_000.0;
    return Math.min(burst, bucket.left() + seconds * perSecond);
  }
}

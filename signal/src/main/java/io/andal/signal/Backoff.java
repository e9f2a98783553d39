package io.andal.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Pauses that grow with each failure, each a little different so that many don't return at once.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Random random;
  private int failures;
  private Instant until = Instant.MIN;

  Backoff(long seed) {
    random = new Random(seed);
  }

  void failed(Instant now) {
    long pause = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
    failures++;
    until = now.plusMillis((long) (pause * (0.8 + 0.4 * random.nextDouble())));
  }

  void succeeded() {
    failures = 0;
    until = Instant.MIN;
  }

  /** Whether the pause lasts; a clock that was set back doesn't make it longer. */
  boolean lasts(Instant now) {
    return now.isBefore(until) && until.isBefore(now.plus(LONGEST).plus(LONGEST));
  }
}

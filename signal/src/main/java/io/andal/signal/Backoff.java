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

  /** A system that asks for more patience than this is asked again all the same. */
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final Random random;
  private int failures;
  private Instant until = Instant.MIN;
  private Instant rest = Instant.MIN;

  Backoff(long seed) {
    random = new Random(seed);
  }

  void failed(Instant now) {
    long pause = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
    failures++;
    until = now.plusMillis((long) (pause * (0.8 + 0.4 * random.nextDouble())));
  }

  /** Leaves it alone for as long as it asked, and a little longer; success doesn't end that. */
  void rest(Duration asked, Instant now) {
    long millis = Math.clamp(asked.toMillis(), 0, LONGEST_REST.toMillis());
    Instant end = now.plusMillis((long) (millis * (1 + 0.2 * random.nextDouble())));
    if (end.isAfter(rest) || !near(rest, now)) {
      rest = end;
    }
  }

  void succeeded() {
    failures = 0;
    until = Instant.MIN;
  }

  /** Whether the pause lasts; a clock that was set back doesn't make it longer. */
  boolean lasts(Instant now) {
    return (now.isBefore(until) && until.isBefore(now.plus(LONGEST).plus(LONGEST)))
        || (now.isBefore(rest) && near(rest, now));
  }

  private static boolean near(Instant end, Instant now) {
    return end.isBefore(now.plus(LONGEST_REST).plus(LONGEST_REST));
  }
}

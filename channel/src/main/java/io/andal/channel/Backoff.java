package io.andal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed message is tried again: after 15 seconds, then twice as long each time, up to half
 * an hour, each wait varied by a fifth so that many messages don't return at once.
 */
public record Backoff(RandomGenerator random) {
  public static final Duration FIRST = Duration.ofSeconds(15);
  public static final Duration LONGEST = Duration.ofMinutes(30);

  /** How long a message is tried: a weekend with a day to spare, and never less than a day. */
  public static final Duration PATIENCE = Duration.ofDays(3);

  /** A clock that jumps ahead, or a server that was off, must not use the patience up at once. */
  public static final int FEWEST_ATTEMPTS = 20;

  /** What another side asks for, within what we are ready to wait. */
  public static Duration atMost(Duration asked) {
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /**
   * The next attempt; empty when it is time to give up.
   *
   * @param failures attempts that failed so far, at least 1
   */
  public Optional<Instant> next(int failures, Instant createdAt, Instant now) {
    boolean old = Duration.between(createdAt, now).compareTo(PATIENCE) >= 0;
    if (old && failures >= FEWEST_ATTEMPTS) {
      return Optional.empty();
    }
    int doublings = Math.min(failures - 1, 20);
    long wait = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    return Optional.of(now.plusMillis((long) (wait * random.nextDouble(0.8, 1.2))));
  }
}

package io.andal.signal.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many requests may be sent in a minute. History may use half of them, so that live slices
 * don't wait for it. Thread-safe.
 */
public final class RequestBudget {
  private final double capacity;
  private final Clock clock;
  private final Pause pause;
  private double left;
  private Instant refilled;

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /**
   * A budget that is full.
   *
   * @param perMinute at least 1
   */
  public RequestBudget(int perMinute, Clock clock, Pause pause) {
    this.capacity = perMinute;
    this.clock = clock;
    this.pause = pause;
    this.left = perMinute;
    this.refilled = clock.instant();
  }

  /** Waits until one more request may be sent. */
  public void take(boolean history) throws InterruptedException {
    Duration wait = tryTake(history);
    while (!wait.isZero()) {
      pause.of(wait);
      wait = tryTake(history);
    }
  }

  /** Takes one, or says how long it takes until there may be one. */
  private synchronized Duration tryTake(boolean history) {
    Instant now = clock.instant();
    long passed = Math.max(0, Duration.between(refilled, now).toMillis());
    left = Math.min(capacity, left + capacity * passed / 60_000);
    refilled = now;
    double kept = history && capacity > 1 ? capacity / 2 : 0;
    if (left >= kept + 1 || left >= capacity) {
      left--;
      return Duration.ZERO;
    }
    return Duration.ofMillis((long) Math.ceil((kept + 1 - left) * 60_000 / capacity) + 1);
  }
}

package io.andal.catalog.postman;

import io.andal.signal.http.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** So many calls in any stretch of so much time, and no more. Thread-safe. */
final class Lane {
  private final int most;
  private final Duration stretch;
  private final Clock clock;
  private final RequestBudget.Pause pause;
  private final ArrayDeque<Instant> calls = new ArrayDeque<>();

  Lane(int most, Duration stretch, Clock clock, RequestBudget.Pause pause) {
    this.most = most;
    this.stretch = stretch;
    this.clock = clock;
    this.pause = pause;
  }

  /** Waits until one more may be made. */
  void take() throws InterruptedException {
    Duration wait = tryTake();
    while (!wait.isZero()) {
      pause.of(wait);
      wait = tryTake();
    }
  }

  private synchronized Duration tryTake() {
    Instant now = clock.instant();
    // A clock that was set back must not keep calls for ever.
    while (!calls.isEmpty()
        && (!calls.getFirst().plus(stretch).isAfter(now) || calls.getFirst().isAfter(now))) {
      calls.removeFirst();
    }
    if (calls.size() < most) {
      calls.add(now);
      return Duration.ZERO;
    }
    return Duration.between(now, calls.getFirst().plus(stretch)).plusMillis(1);
  }
}

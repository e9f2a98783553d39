package io.andal.channel.smpp;

import java.time.Duration;

/** Spaces what is sent evenly over time. Thread-safe. */
final class Throttle {
  /** Below this a sleep costs more than it is worth. */
  private static final long WORTH_NANOS = 2_000_000;

  private final long interval;
  private long next = System.nanoTime();

  Throttle(int perSecond) {
    this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /** Returns when it is this caller's turn. */
  void await() throws InterruptedException {
    long wait = reserve() - System.nanoTime();
    if (wait > WORTH_NANOS) {
      Thread.sleep(Duration.ofNanos(wait));
    }
  }

  private synchronized long reserve() {
    long turn = Math.max(System.nanoTime(), next);
    next = turn + interval;
    return turn;
  }

  /** Lets nobody send for a while. */
  synchronized void pause(Duration time) {
    next = Math.max(next, System.nanoTime() + time.toNanos());
  }
}

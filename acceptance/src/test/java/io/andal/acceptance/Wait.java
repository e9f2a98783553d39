package io.andal.acceptance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that another process does, and says what it saw if it doesn't come. */
final class Wait {
  private Wait() {}

  static void until(String what, Duration atMost, BooleanSupplier happened, Supplier<String> seen) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + atMost + ": " + what + "\n" + seen.get());
      }
      LockSupport.parkNanos(100_000_000L);
    }
  }
}

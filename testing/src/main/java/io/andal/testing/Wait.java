package io.andal.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something that another thread or process does, and says what it waited for. */
public final class Wait {
  /** For what takes a moment; a busy machine may make it long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Wait() {}

  /** Waits at most half a minute. */
  public static void until(String what, BooleanSupplier happened) {
    until(what, PATIENCE, happened, () -> "");
  }

  /**
   * Waits.
   *
   * @param seen what there was to see, for who reads why it failed
   */
  public static void until(
      String what, Duration atMost, BooleanSupplier happened, Supplier<String> seen) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + atMost + ": " + what + "\n" + seen.get());
      }
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting: " + what, e);
      }
    }
  }
}

package io.andal.alert;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one thread in the background sleep until somebody has work for it, or until it would look by
 * itself. However often it is rung meanwhile, it wakes once. Thread-safe.
 */
public final class Bell {
  private final Semaphore rung = new Semaphore(0);

  /** Wakes who sleeps, or keeps who is awake from the next sleep; returns at once. */
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /**
   * Sleeps until the bell was rung.
   *
   * @param atMost no longer than that; 0 or less doesn't sleep
   */
  public void await(Duration atMost) throws InterruptedException {
    var _ = rung.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    rung.drainPermits();
  }
}

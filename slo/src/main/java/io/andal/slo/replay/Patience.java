package io.andal.slo.replay;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How long somebody waits for a replay: asked for now and then, so that none runs on for nobody.
 */
public final class Patience {
  /** Until the thread is interrupted. */
  public static final Patience ENDLESS = new Patience(InstantSource.system(), Long.MAX_VALUE);

  private final InstantSource clock;
  private final long until;

  private Patience(InstantSource clock, long until) {
    this.clock = clock;
    this.until = until;
  }

  public static Patience of(InstantSource clock, Duration atMost) {
    return new Patience(clock, clock.millis() + atMost.toMillis());
  }

  /**
   * Goes on, or not.
   *
   * @throws ReplayStoppedException if the time is over or the thread was interrupted
   */
  void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new ReplayStoppedException("The replay was canceled.");
    }
    if (until != Long.MAX_VALUE && clock.millis() > until) {
      throw new ReplayStoppedException("The replay took too long; ask for fewer days.");
    }
  }
}

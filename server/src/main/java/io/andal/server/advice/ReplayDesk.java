package io.andal.server.advice;

import io.andal.server.api.ApiException;
import io.andal.server.web.Insight;
import io.andal.slo.replay.Patience;
import io.andal.slo.replay.ReplayStoppedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Where replays wait for their turn: they keep a processor busy, so few run at once, none for long,
 * and none for somebody who has gone. Thread-safe.
 */
@Component
final class ReplayDesk {
  private static final int AT_ONCE = 2;
  private static final long WAIT_SECONDS = 10;
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private final Insight insight;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  ReplayDesk(Insight insight) {
    this.insight = insight;
  }

  /**
   * Does something that replays.
   *
   * @throws ApiException 503 if too many others are at it, or it takes too long
   */
  <T> T run(Function<Patience, T> work) {
    try {
      if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw busy("Too many replays are running; ask again in a few seconds.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("The replay was canceled.");
    }
    try {
      return work.apply(Patience.of(insight::now, AT_MOST));
    } catch (ReplayStoppedException e) {
      throw busy(String.valueOf(e.getMessage()));
    } finally {
      turns.release();
    }
  }

  private static ApiException busy(String why) {
    return new ApiException(503, "Service Unavailable", why, Map.of());
  }
}

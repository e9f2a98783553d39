package io.andal.device.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves fleets on in background. Guarded by the fleets. */
final class FleetBeat {
  private static final Logger LOG = LoggerFactory.getLogger(FleetBeat.class);
  private static final int TICK_MILLIS = 200;
  private static final int TICKS_BETWEEN_WRITES = 10;

  private final Consumer<Boolean> tick;
  private int ticks;
  private @Nullable ScheduledExecutorService beating;
  private @Nullable ScheduledFuture<?> beat;

  /**
   * Waits to be started.
   *
   * @param tick moves all fleets on, and writes if it should
   */
  FleetBeat(Consumer<Boolean> tick) {
    this.tick = tick;
  }

  boolean isOn() {
    return beating != null;
  }

  void start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fleets").factory());
    beat = executor.scheduleWithFixedDelay(this::once, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    beating = executor;
  }

  private void once() {
    try {
      tick.accept(++ticks % TICKS_BETWEEN_WRITES == 0);
    } catch (JdbiException e) {
      LOG.warn("What devices did could not be written; it is tried again", e);
    } catch (RuntimeException e) {
      LOG.error("Fleets could not be moved on; it is tried again", e);
    }
  }

  void stop() {
    ScheduledExecutorService executor = beating;
    ScheduledFuture<?> scheduled = beat;
    if (executor != null && scheduled != null) {
      scheduled.cancel(false);
      executor.shutdown();
      beating = null;
    }
  }
}

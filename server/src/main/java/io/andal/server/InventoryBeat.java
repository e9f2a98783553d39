package io.andal.server;

import io.andal.inventory.InventoryService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the inventory up to date, every few seconds and beside the {@link Heartbeat}: however much
 * there is to look at, no alert waits for it. A failure is logged, shown and tried again.
 */
final class InventoryBeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InventoryBeat.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final InventoryService inventory;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  InventoryBeat(InventoryService inventory) {
    this.inventory = inventory;
  }

  void start() {
    thread = Thread.ofVirtual().name("andal-inventory").start(this::run);
  }

  private void run() {
    while (!closed) {
      beat();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** One beat; never throws. */
  synchronized void beat() {
    try {
      inventory.tick();
      trouble = Optional.empty();
    } catch (RuntimeException e) {
      if (trouble.isEmpty()) {
        LOG.error("The inventory could not be brought up to date; trying again", e);
      }
      trouble = Optional.of(Instant.now() + ": " + e.getMessage());
    }
  }

  /** What keeps the inventory from being up to date; empty if nothing does. */
  Optional<String> trouble() {
    return trouble;
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

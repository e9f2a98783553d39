package io.andal.device.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what was taken and then acknowledges it, in a thread of its own: the next messages are
 * taken meanwhile, and all that was taken meanwhile is stored at the cost of one.
 */
final class Storing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storing.class);
  private static final int MOST_BATCHES = 64;
  private static final long PATIENCE_MILLIS = 1_000;

  private final String fleet;
  private final MqttHandler handler;
  private final BlockingQueue<List<Arrived>> taken = new ArrayBlockingQueue<>(MOST_BATCHES);
  private final Thread thread;
  private volatile boolean closed;

  Storing(String fleet, MqttHandler handler) {
    this.fleet = fleet;
    this.handler = handler;
    this.thread = Thread.ofPlatform().daemon().name("mqtt-store-" + fleet).start(this::work);
  }

  /** Messages that were taken; waits while many aren't stored yet. */
  void add(List<Arrived> batch) throws InterruptedException {
    taken.put(batch);
  }

  private void work() {
    List<List<Arrived>> batches = new ArrayList<>();
    while (!closed) {
      try {
        batches.add(taken.take());
        taken.drainTo(batches);
        store();
        batches.forEach(batch -> batch.forEach(each -> each.acknowledge().run()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // They aren't acknowledged: the broker sends them again when it is connected again.
        LOG.error("Fleet {}: messages could not be acknowledged", fleet, e);
      }
      batches.clear();
    }
  }

  /** Tries until it is stored, for what was counted in memory may not be counted again. */
  private void store() throws InterruptedException {
    while (true) {
      try {
        handler.store();
        return;
      } catch (RuntimeException e) {
        if (closed) {
          throw e;
        }
        LOG.warn("Fleet {}: messages could not be stored; it is tried again", fleet, e);
        Thread.sleep(PATIENCE_MILLIS);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}

package io.andal.alert;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lanes of messages: what goes on one goes one after the other, and a slow one keeps no other
 * waiting. Each channel has one or several of its own. Thread-safe.
 */
public final class Lanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private final Duration patience;
  private final Runnable free;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param patience how long the end waits for what is under way
   * @param free told when a lane that sent something is free again; returns at once
   */
  public Lanes(Duration patience, Runnable free) {
    this.patience = patience;
    this.free = free;
  }

  /** Lanes at work just now. */
  public Set<String> busy() {
    return Set.copyOf(busy);
  }

  /**
   * Begins to send on a lane.
   *
   * @param sending whether anything was sent, or failed
   * @return empty if it is at work already
   */
  public Optional<Future<Boolean>> begin(String lane, Callable<Boolean> sending) {
    return busy.add(lane)
        ? Optional.of(threads.submit(() -> run(lane, sending)))
        : Optional.empty();
  }

  private boolean run(String lane, Callable<Boolean> sending) throws Exception {
    boolean any = false;
    try {
      any = sending.call();
      return any;
    } catch (RuntimeException | Error e) {
      LOG.warn("A message over {} could not be noted as sent", lane, e);
      throw e;
    } finally {
      busy.remove(lane);
      if (any) {
        free.run();
      }
    }
  }

  /**
   * Waits for what was begun.
   *
   * @return what it says
   * @throws IllegalStateException if it failed
   */
  public static boolean outcome(Future<Boolean> begun) throws InterruptedException {
    try {
      return begun.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a message could not be noted as sent", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      var _ = threads.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}

package io.andal.server;

import io.andal.alert.Bell;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing again and again, every few seconds. A failure is logged once, shown, and tried
 * again with the next beat.
 */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** At least so long between two beats, whoever asks for one. */
  private static final Duration REST = Duration.ofMillis(100);

  /**
   * And so many times as long as beats take of late: what is asked for often costs a third of a
   * core.
   */
  private static final int CALM = 2;

  /** How many beats "of late" are, about: one that was held up must not hold up the next. */
  private static final int LATE = 8;

  private final String what;
  private final Runnable work;
  private final Bell bell = new Bell();
  private volatile Optional<String> trouble = Optional.empty();
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  /**
   * @param what is kept up by it, for people: {@code Budgets and alerts}
   */
  Pulse(String what, Runnable work) {
    this.what = what;
    this.work = work;
  }

  void start() {
    thread = Thread.ofVirtual().name("andal: " + what).start(this::run);
  }

  /** There is something to do: beats before its time. */
  void soon() {
    bell.ring();
  }

  private void run() {
    try {
      long usual = 0;
      while (!closed) {
        long before = System.nanoTime();
        beat();
        usual += (System.nanoTime() - before - usual) / LATE;
        Duration rest = Duration.ofNanos(usual).multipliedBy(CALM);
        Thread.sleep(rest.compareTo(REST) < 0 ? REST : rest.compareTo(PAUSE) > 0 ? PAUSE : rest);
        // The monotonic clock paces it: a wall clock that is set back doesn't stop it.
        bell.await(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One beat; never throws. */
  synchronized void beat() {
    try {
      work.run();
      if (trouble.isPresent()) {
        LOG.info("{} are kept up again.", what);
      }
      trouble = Optional.empty();
    } catch (RuntimeException e) {
      if (trouble.isEmpty()) {
        LOG.error("{} could not be brought up to date; trying again", what, e);
      }
      trouble = Optional.of(Instant.now() + ": " + e.getMessage());
    }
  }

  /** What went wrong with the last beat; empty if nothing did. */
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

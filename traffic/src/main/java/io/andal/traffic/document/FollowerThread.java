package io.andal.traffic.document;

import io.andal.traffic.door.Follower;
import io.andal.traffic.door.Intake;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a follower on a thread of its own. What goes wrong is tried again. Thread-safe. */
final class FollowerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A long file must not keep other sources from their turn. */
  private static final Duration BREATH = Duration.ofMillis(1);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String source;
  private final Follower follower;
  private final Intake intake;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  FollowerThread(String source, Follower follower, Intake intake) {
    this.source = source;
    this.follower = follower;
    this.intake = intake;
    this.thread = Thread.ofVirtual().name("traffic-" + source).unstarted(this::run);
  }

  synchronized void start() {
    if (thread.getState() == Thread.State.NEW && closing.getCount() > 0) {
      thread.start();
    }
  }

  private void run() {
    try {
      Duration pause = PAUSE;
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = readOn() ? BREATH : PAUSE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean readOn() {
    try {
      return follower.readOn();
    } catch (RuntimeException e) {
      String trouble = "What was read could not be counted: " + e.getMessage();
      if (intake.trouble(Optional.of(trouble))) {
        LOG.warn("Traffic source {} is read again from where it was: {}", source, trouble);
      }
      return false;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing.countDown();
    }
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    follower.close();
  }
}

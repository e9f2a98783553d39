package io.andal.alert;

import io.andal.database.Database;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Sends what alerts queued, each message until its channel took it. Thread-safe. At least once: a
 * crash between sending and noting it may send one message twice, with the same Message-ID.
 */
public final class Outbox implements AutoCloseable {

  /**
   * @param documents what is in force, for the Channel documents
   */
  public Outbox(Database database, Clock clock, Supplier<Documents> documents) {
    throw new UnsupportedOperationException();
  }

  /** Sends in the background until closed. */
  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Sends everything that is due, and returns when each was tried: for tests. */
  public void runDue() throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}

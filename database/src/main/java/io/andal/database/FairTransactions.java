package io.andal.database;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Transactions of SQLite one after the other, in the order in which they were asked for.
 *
 * <p>SQLite itself lets those who wait look again now and then; beside one that writes again and
 * again, another can wait until it gives up. One of these belongs to one handle.
 */
final class FairTransactions extends DelegatingTransactionHandler {
  private final Turn turn;
  private boolean held;

  private FairTransactions(TransactionHandler delegate, Turn turn) {
    super(delegate);
    this.turn = turn;
  }

  static TransactionHandler of(Turn turn) {
    return new FairTransactions(LocalTransactionHandler.binding(), turn);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new FairTransactions(getDelegate().specialize(handle), turn);
  }

  @Override
  public void begin(Handle handle) {
    if (!held) {
      turn.take();
      held = true;
    }
    boolean begun = false;
    try {
      super.begin(handle);
      begun = true;
    } finally {
      if (!begun) {
        pass();
      }
    }
  }

  @Override
  public void commit(Handle handle) {
    try {
      super.commit(handle);
    } finally {
      pass();
    }
  }

  @Override
  public void rollback(Handle handle) {
    try {
      super.rollback(handle);
    } finally {
      pass();
    }
  }

  private void pass() {
    if (held) {
      held = false;
      turn.pass();
    }
  }

  /** Whose turn it is to write. Thread-safe; waiting doesn't keep a virtual thread's carrier. */
  static final class Turn {
    private final Semaphore semaphore = new Semaphore(1, true);
    private final long patienceMillis;

    Turn(long patienceMillis) {
      this.patienceMillis = patienceMillis;
    }

    /**
     * Waits for its turn; an interrupt doesn't end the waiting.
     *
     * @throws TransactionException if it didn't come in time
     */
    void take() {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      boolean interrupted = false;
      try {
        while (true) {
          try {
            if (semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
              return;
            }
            throw new TransactionException(
                "another transaction has kept the database to itself for "
                    + patienceMillis / 1000
                    + " s");
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    void pass() {
      semaphore.release();
    }
  }
}

package io.andal.alert.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Alerts of many callers, stored together: whoever gets the lock first stores what all have brought
 * by then, and the others find theirs stored when it is their turn.
 */
final class Intake {
  private final Lock lock;
  private final IntPredicate hasRoom;
  private final Consumer<Collection<ReceivedAlert>> store;
  private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();

  /**
   * @param hasRoom whether so many more may be kept; asked under the lock
   * @param store stores alerts, all or none; called under the lock
   */
  Intake(Lock lock, IntPredicate hasRoom, Consumer<Collection<ReceivedAlert>> store) {
    this.lock = lock;
    this.hasRoom = hasRoom;
    this.store = store;
  }

  /** Alerts of one caller, who waits until they are stored. */
  private static final class Posted {
    private final Collection<ReceivedAlert> alerts;
    private boolean stored;

    Posted(Collection<ReceivedAlert> alerts) {
      this.alerts = alerts;
    }
  }

  /** When this returns they are stored. */
  void bring(Collection<ReceivedAlert> alerts) {
    Posted mine = new Posted(alerts);
    posted.add(mine);
    lock.lock();
    try {
      if (!mine.stored) {
        storeWhatIsThere(mine);
      }
    } finally {
      lock.unlock();
    }
  }

  private void storeWhatIsThere(Posted mine) {
    if (!hasRoom.test(mine.alerts.size())) {
      posted.remove(mine);
      throw new TooManyAlertsException(GroupService.MOST_ALERTS);
    }
    List<Posted> together = new ArrayList<>();
    for (Posted next = posted.poll(); next != null; next = posted.poll()) {
      together.add(next);
    }
    try {
      store.accept(together.stream().flatMap(p -> p.alerts.stream()).toList());
      together.forEach(p -> p.stored = true);
    } catch (RuntimeException e) {
      // The others still wait for their turn, and try for themselves.
      together.stream().filter(p -> p != mine).forEach(posted::add);
      throw e;
    }
  }
}

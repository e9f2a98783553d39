package io.andal.device.live;

import io.andal.device.store.FleetChanges;
import io.andal.device.store.FleetStore;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what changed in a fleet, in order and each change once; what couldn't be written is kept
 * and written before anything else. Thread-safe.
 */
final class FleetWriter {
  private static final Logger LOG = LoggerFactory.getLogger(FleetWriter.class);

  /** While the database is away, no more than this is kept; then senders are told so. */
  private static final int MOST_UNWRITTEN = 100;

  private final LiveFleet fleet;
  private final FleetStore store;
  private final Map<String, Long> readers;
  private final Clock clock;
  private final Deque<FleetChanges> unwritten = new ArrayDeque<>();

  FleetWriter(LiveFleet fleet, FleetStore store, Map<String, Long> readers, Clock clock) {
    this.fleet = fleet;
    this.store = store;
    this.readers = readers;
    this.clock = clock;
  }

  LiveFleet fleet() {
    return fleet;
  }

  /**
   * Writes all that isn't written yet: when it returns, what happened before it was called is
   * stored.
   *
   * @throws JdbiException if the database can't be written; it is tried again
   */
  synchronized void flush() {
    if (unwritten.size() >= MOST_UNWRITTEN) {
      // What is drained is kept, so there has to be room for it first.
      write();
    }
    FleetChanges changes = fleet.drain();
    if (!changes.isEmpty()) {
      unwritten.add(changes);
    }
    write();
  }

  private void write() {
    while (!unwritten.isEmpty()) {
      FleetChanges next = unwritten.getFirst();
      store.write(next, late(next));
      unwritten.removeFirst();
    }
  }

  /** Minutes that readers have read already. */
  private Map<String, List<Long>> late(FleetChanges changes) {
    TreeSet<Long> touched = new TreeSet<>();
    changes.minutes().forEach(change -> touched.add(change.minute()));
    // What was judged at an hour's end is what the minutes of the next one say.
    for (FleetChanges.HourChange change : changes.hours()) {
      for (long minute = 0; minute < 60; minute++) {
        touched.add((change.hour() + 1) * 60 + minute);
      }
    }
    long now = clock.millis();
    Map<String, List<Long>> late = new HashMap<>();
    readers.forEach(
        (reader, delay) ->
            late.put(reader, List.copyOf(touched.headSet(Math.floorDiv(now - delay, 60_000L)))));
    return late;
  }

  /** Writes what is left. */
  void close() {
    try {
      flush();
    } catch (JdbiException e) {
      LOG.error("What devices did last could not be written", e);
    }
  }
}

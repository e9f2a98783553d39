package io.andal.signal.store;

import io.andal.signal.MinuteRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes points that are too old, a few series at a time, so that no request waits long for it.
 * Called by one thread at a time.
 */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration ROUND = Duration.ofHours(1);
  private static final int SERIES_AT_ONCE = 20;
  private static final int POINTS_AT_ONCE = 2_000;

  /** The series in memory, which follow what is deleted. */
  public interface Kept {
    /** The numbers of all series, by fingerprint. */
    Map<String, Long> all();

    /** Forgets a series. */
    void remove(String fingerprint);
  }

  private final PointStore store;
  private final ChangeStore changes;
  private final Kept kept;
  private final Duration usual;
  private final Clock clock;
  private final ArrayDeque<Map.Entry<String, Long>> due = new ArrayDeque<>();
  private volatile Duration length;
  private Instant nextRound;

  /**
   * @param usual how long points are kept while no source says so
   */
  public Retention(PointStore store, ChangeStore changes, Kept kept, Duration usual, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.kept = kept;
    this.usual = usual;
    this.clock = clock;
    this.length = usual;
    this.nextRound = clock.instant().plus(ROUND);
    refresh();
  }

  /** How long points are kept: as long as the source that wants them longest. */
  public Duration length() {
    return length;
  }

  /** Asks anew what the sources want. */
  public void refresh() {
    length = changes.longestRetention().map(Duration::ofMinutes).orElse(usual);
  }

  /** Deletes some of what is too old. */
  public void sweepSome() {
    try {
      Instant oldest = clock.instant().minus(length);
      if (due.isEmpty() && !clock.instant().isBefore(nextRound)) {
        nextRound = clock.instant().plus(ROUND);
        due.addAll(kept.all().entrySet());
        changes.forgetBefore(MinuteRange.minuteOf(oldest));
      }
      for (int i = 0; i < SERIES_AT_ONCE && !due.isEmpty(); i++) {
        sweep(due.remove(), oldest.getEpochSecond() * 1_000_000_000L + oldest.getNano());
      }
    } catch (JdbiException e) {
      // the points of the request are stored; what is left to delete waits for the next round
      LOG.warn("Old points could not be deleted", e);
    }
  }

  private void sweep(Map.Entry<String, Long> series, long oldestNanos) {
    int deleted = store.deleteOlder(series.getValue(), oldestNanos, POINTS_AT_ONCE);
    if (deleted >= POINTS_AT_ONCE) {
      due.add(series);
    }
    if (deleted > 0 && store.deleteIfEmpty(series.getValue())) {
      kept.remove(series.getKey());
    }
  }
}

package io.andal.signal.otlp;

import io.andal.signal.MinuteRange;
import io.andal.signal.store.ChangeStore;
import io.andal.signal.store.PointStore;
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
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration ROUND = Duration.ofHours(1);
  private static final int SERIES_AT_ONCE = 20;
  private static final int POINTS_AT_ONCE = 2_000;

  private final PointStore store;
  private final ChangeStore changes;
  private final SeriesCatalog catalog;
  private final Clock clock;
  private final ArrayDeque<Map.Entry<String, Long>> due = new ArrayDeque<>();
  private volatile Duration length = OtlpReceiver.RETENTION;
  private Instant nextRound;

  Retention(PointStore store, ChangeStore changes, SeriesCatalog catalog, Clock clock) {
    this.store = store;
    this.changes = changes;
    this.catalog = catalog;
    this.clock = clock;
    this.nextRound = clock.instant().plus(ROUND);
    refresh();
  }

  /** How long points are kept: as long as the source that wants them longest. */
  Duration length() {
    return length;
  }

  void refresh() {
    length = changes.longestRetention().map(Duration::ofMinutes).orElse(OtlpReceiver.RETENTION);
  }

  void sweepSome() {
    try {
      Instant oldest = clock.instant().minus(length);
      if (due.isEmpty() && !clock.instant().isBefore(nextRound)) {
        nextRound = clock.instant().plus(ROUND);
        due.addAll(catalog.all().entrySet());
        changes.forgetBefore(MinuteRange.minuteOf(oldest));
      }
      for (int i = 0; i < SERIES_AT_ONCE && !due.isEmpty(); i++) {
        sweep(due.remove(), Unpacking.nanos(oldest));
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
      catalog.remove(series.getKey());
    }
  }
}

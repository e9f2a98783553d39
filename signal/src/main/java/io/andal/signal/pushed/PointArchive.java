package io.andal.signal.pushed;

import io.andal.database.Database;
import io.andal.signal.SignalSource;
import io.andal.signal.store.ChangeStore;
import io.andal.signal.store.NewPoint;
import io.andal.signal.store.NewSeries;
import io.andal.signal.store.PointConsumer;
import io.andal.signal.store.PointStore;
import io.andal.signal.store.Retention;
import io.andal.signal.store.SeriesRow;
import io.andal.signal.store.Tables;
import io.andal.signal.store.ToldChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What was received in one way: its series in memory, its points in the database. Thread-safe.
 *
 * <p>A point is known by its series, its time and its start, so points that are sent again, or in
 * another order, change nothing.
 */
public final class PointArchive<S extends Identity> {

  /** How long points are kept unless a source wants them longer. */
  public static final Duration RETENTION = Duration.ofDays(35);

  private final PointStore store;
  private final ChangeStore changes;
  private final Function<String, S> ofJson;
  private final int mostSeries;
  private final Clock clock;
  private final SeriesCatalog<S> catalog = new SeriesCatalog<>();
  private final Retention retention;
  private final Object writing = new Object();

  /**
   * @param ofJson reads {@link Identity#json}
   * @param mostSeries that are kept in all
   */
  public PointArchive(
      Database database, Tables tables, Function<String, S> ofJson, int mostSeries, Clock clock) {
    this.store = new PointStore(database, tables);
    this.changes = new ChangeStore(database, tables);
    this.ofJson = ofJson;
    this.mostSeries = mostSeries;
    this.clock = clock;
    for (SeriesRow row : store.series()) {
      remember(row.id(), row.fingerprint(), row.identity());
    }
    this.retention = new Retention(store, changes, catalog, RETENTION, clock);
  }

  /** A series is the same before a restart and after it: as it is stored. */
  private void remember(long id, String fingerprint, String json) {
    catalog.add(fingerprint, new KeptSeries<>(id, ofJson.apply(json)));
  }

  public SeriesCatalog<S> catalog() {
    return catalog;
  }

  /** How long points are kept. */
  public Duration retention() {
    return retention.length();
  }

  /**
   * Keeps the points of a request in one transaction, with their series and the minutes they
   * change; what it returned from survives a crash.
   *
   * @param noRoom is told the series of each point that would be one too many
   * @return how many points found no room
   */
  public int keep(List<ReceivedPoint<S>> received, Consumer<S> noRoom) {
    synchronized (writing) {
      int unkept = received.isEmpty() ? 0 : append(received, noRoom);
      retention.sweepSome();
      return unkept;
    }
  }

  private int append(List<ReceivedPoint<S>> received, Consumer<S> noRoom) {
    Map<S, String> fingerprints = new HashMap<>();
    for (ReceivedPoint<S> point : received) {
      fingerprints.computeIfAbsent(point.series(), Identity::fingerprint);
    }
    Map<String, Long> known = catalog.ids(fingerprints.values());
    Map<String, NewSeries> unknown = new LinkedHashMap<>();
    List<NewPoint> points = new ArrayList<>(received.size());
    for (ReceivedPoint<S> point : received) {
      S series = point.series();
      String fingerprint = fingerprints.getOrDefault(series, "");
      if (!known.containsKey(fingerprint) && !unknown.containsKey(fingerprint)) {
        if (catalog.size() + unknown.size() >= mostSeries) {
          noRoom.accept(series);
          continue;
        }
        unknown.put(fingerprint, new NewSeries(fingerprint, series.json()));
      }
      points.add(
          new NewPoint(
              fingerprint,
              series.cumulative(),
              point.timeNanos(),
              point.startNanos(),
              point.counts()));
    }
    Map<String, Long> added = store.append(unknown.values(), points, known);
    unknown.forEach(
        (fingerprint, series) -> {
          Long id = added.get(fingerprint);
          if (id != null) {
            remember(id, fingerprint, series.identity());
          }
        });
    return received.size() - points.size();
  }

  /** Hands over points as {@link PointStore#scan} does. */
  void scan(Collection<Long> series, long afterNanos, long untilNanos, PointConsumer consumer) {
    store.scan(series, afterNanos, untilNanos, consumer);
  }

  /** A source that reads what was received. */
  public <T extends Tally<S>> SignalSource source(
      String name, ReadSettings settings, Way<S, T> way) {
    changes.register(name, settings.retention().toMinutes());
    retention.refresh();
    return new PushedSource<>(name, settings, way, this, new ToldChanges(name, changes), clock);
  }
}

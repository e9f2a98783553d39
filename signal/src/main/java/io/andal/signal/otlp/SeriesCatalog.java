package io.andal.signal.otlp;

import io.andal.signal.store.Retention;
import io.andal.signal.store.SeriesRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kept series in memory, found by fingerprint and by the metric's name. Thread-safe. */
final class SeriesCatalog implements Retention.Kept {
  private final Map<String, KeptSeries> byFingerprint = new HashMap<>();
  private final Map<String, List<KeptSeries>> byName = new HashMap<>();

  SeriesCatalog(List<SeriesRow> rows) {
    for (SeriesRow row : rows) {
      add(row.fingerprint(), new KeptSeries(row.id(), IdentityJson.read(row.identity())));
    }
  }

  synchronized void add(String fingerprint, KeptSeries series) {
    if (byFingerprint.putIfAbsent(fingerprint, series) == null) {
      byName.computeIfAbsent(series.identity().name(), name -> new ArrayList<>()).add(series);
    }
  }

  @Override
  public synchronized void remove(String fingerprint) {
    KeptSeries series = byFingerprint.remove(fingerprint);
    if (series != null) {
      byName.computeIfPresent(
          series.identity().name(),
          (name, others) -> {
            others.remove(series);
            return others.isEmpty() ? null : others;
          });
    }
  }

  /** The numbers of those fingerprints that are kept. */
  synchronized Map<String, Long> ids(Iterable<String> fingerprints) {
    Map<String, Long> ids = new HashMap<>();
    for (String fingerprint : fingerprints) {
      KeptSeries series = byFingerprint.get(fingerprint);
      if (series != null) {
        ids.put(fingerprint, series.id());
      }
    }
    return ids;
  }

  /** All series of a metric, in the order of their numbers. */
  synchronized List<KeptSeries> named(String metric) {
    return List.copyOf(byName.getOrDefault(metric, List.of()));
  }

  @Override
  public synchronized Map<String, Long> all() {
    Map<String, Long> all = new HashMap<>();
    byFingerprint.forEach((fingerprint, series) -> all.put(fingerprint, series.id()));
    return all;
  }

  synchronized int size() {
    return byFingerprint.size();
  }
}

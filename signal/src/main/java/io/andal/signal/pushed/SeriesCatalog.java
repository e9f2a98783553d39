package io.andal.signal.pushed;

import io.andal.signal.store.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kept series in memory, found by fingerprint and by the metric's name. Thread-safe. */
public final class SeriesCatalog<S extends Identity> implements Retention.Kept {
  private final Map<String, KeptSeries<S>> byFingerprint = new HashMap<>();
  private final Map<String, List<KeptSeries<S>>> byName = new HashMap<>();

  SeriesCatalog() {}

  synchronized void add(String fingerprint, KeptSeries<S> series) {
    if (byFingerprint.putIfAbsent(fingerprint, series) == null) {
      byName.computeIfAbsent(series.identity().name(), _ -> new ArrayList<>()).add(series);
    }
  }

  @Override
  public synchronized void remove(String fingerprint) {
    KeptSeries<S> series = byFingerprint.remove(fingerprint);
    if (series != null) {
      byName.computeIfPresent(
          series.identity().name(),
          (_, others) -> {
            others.remove(series);
            return others.isEmpty() ? null : others;
          });
    }
  }

  /** The numbers of those fingerprints that are kept. */
  synchronized Map<String, Long> ids(Iterable<String> fingerprints) {
    Map<String, Long> ids = new HashMap<>();
    for (String fingerprint : fingerprints) {
      KeptSeries<S> series = byFingerprint.get(fingerprint);
      if (series != null) {
        ids.put(fingerprint, series.id());
      }
    }
    return ids;
  }

  /** All series of a metric, in the order of their numbers. */
  public synchronized List<KeptSeries<S>> named(String metric) {
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

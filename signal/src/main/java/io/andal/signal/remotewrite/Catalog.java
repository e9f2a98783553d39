package io.andal.signal.remotewrite;

import io.andal.signal.Selector;
import io.andal.signal.store.Retention;
import io.andal.signal.store.SeriesRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kept series in memory, and what senders say their metrics are. Thread-safe. */
final class Catalog implements Retention.Kept {
  private static final int MOST_TYPES = 50_000;

  private final Map<String, KeptSeries> byFingerprint = new HashMap<>();
  private final Map<String, List<KeptSeries>> byName = new HashMap<>();
  private final Map<String, Set<SampleType>> types = new HashMap<>();

  Catalog(List<SeriesRow> rows) {
    for (SeriesRow row : rows) {
      add(row.fingerprint(), new KeptSeries(row.id(), SeriesLabels.ofJson(row.identity())));
    }
  }

  synchronized void add(String fingerprint, KeptSeries series) {
    if (byFingerprint.putIfAbsent(fingerprint, series) == null) {
      byName.computeIfAbsent(series.labels().name(), _ -> new ArrayList<>()).add(series);
    }
  }

  @Override
  public synchronized void remove(String fingerprint) {
    KeptSeries series = byFingerprint.remove(fingerprint);
    if (series != null) {
      byName.computeIfPresent(
          series.labels().name(),
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
      KeptSeries series = byFingerprint.get(fingerprint);
      if (series != null) {
        ids.put(fingerprint, series.id());
      }
    }
    return ids;
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

  /** The series that a selector with a name chooses. */
  List<KeptSeries> chosen(Selector selector) {
    return named(selector.name()).stream()
        .filter(series -> selector.matches(series.labels().labels()))
        .toList();
  }

  private synchronized List<KeptSeries> named(String metric) {
    return List.copyOf(byName.getOrDefault(metric, List.of()));
  }

  /** Notes what a sender says; two senders may say different things of one name. */
  synchronized void say(String metric, SampleType type) {
    if (type != SampleType.UNKNOWN && (types.size() < MOST_TYPES || types.containsKey(metric))) {
      types.computeIfAbsent(metric, _ -> EnumSet.noneOf(SampleType.class)).add(type);
    }
  }

  /** Whether all who said something said that it is a gauge. */
  synchronized boolean isGauge(String metric) {
    return types.getOrDefault(metric, Set.of()).equals(Set.of(SampleType.GAUGE));
  }
}

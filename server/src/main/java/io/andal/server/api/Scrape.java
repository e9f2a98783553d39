package io.andal.server.api;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects one scrape's metrics, each with its help and the unit that its name ends with. */
final class Scrape {
  private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
  private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();

  /** One value that goes up and down. */
  void gauge(String name, String help, Labels labels, double value) {
    gauges
        .computeIfAbsent(
            name,
            _ -> {
              GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help(help);
              Unit unit = unit(name);
              return unit == null ? builder : builder.unit(unit);
            })
        .dataPoint(
            GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
  }

  /**
   * One value that only grows.
   *
   * @param name without {@code _total}
   */
  void counter(String name, String help, Labels labels, long value) {
    counters
        .computeIfAbsent(name, _ -> CounterSnapshot.builder().name(name).help(help))
        .dataPoint(
            CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build());
  }

  private static @Nullable Unit unit(String name) {
    if (name.endsWith("_ratio")) {
      return Unit.RATIO;
    }
    return name.endsWith("_seconds") ? Unit.SECONDS : null;
  }

  MetricSnapshots snapshots() {
    List<MetricSnapshot> all = new ArrayList<>();
    gauges.values().forEach(builder -> all.add(builder.build()));
    counters.values().forEach(builder -> all.add(builder.build()));
    return new MetricSnapshots(all);
  }
}

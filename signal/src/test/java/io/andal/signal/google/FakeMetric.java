package io.andal.signal.google;

import com.google.api.MetricDescriptor.MetricKind;
import com.google.api.MetricDescriptor.ValueType;
import io.andal.signal.kit.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** A metric that a fake Google has, with what each of its series counted minute by minute. */
record FakeMetric(String type, MetricKind kind, ValueType valueType, List<Row> series) {

  /**
   * One series.
   *
   * @param restarts minutes at whose start it began at 0 again
   */
  record Row(
      Map<String, String> metricLabels,
      String resourceType,
      Map<String, String> resourceLabels,
      NavigableMap<Long, Double> counts,
      Set<Long> restarts) {

    String label(String key) {
      if (key.equals("resource.type")) {
        return resourceType;
      }
      return key.startsWith("metric.labels.")
          ? metricLabels.getOrDefault(key.substring("metric.labels.".length()), "")
          : resourceLabels.getOrDefault(key.substring("resource.labels.".length()), "");
    }
  }

  /** Requests of a load balancer, by class of the response; no series where there were none. */
  static FakeMetric requests(String type, MetricKind kind, Truth truth) {
    NavigableMap<Long, Double> good = new TreeMap<>();
    NavigableMap<Long, Double> bad = new TreeMap<>();
    truth
        .counts()
        .forEach(
            (minute, counts) -> {
              good.put(minute, (double) counts.good());
              long failed = counts.total() - counts.good();
              if (failed > 0 || kind == MetricKind.CUMULATIVE) {
                bad.put(minute, (double) failed);
              }
            });
    boolean anyBad = bad.values().stream().anyMatch(value -> value > 0);
    List<Row> rows = new ArrayList<>();
    rows.add(row("200", good, truth.restarts()));
    if (anyBad) {
      rows.add(row("500", bad, truth.restarts()));
    }
    return new FakeMetric(type, kind, ValueType.INT64, rows);
  }

  private static Row row(String code, NavigableMap<Long, Double> counts, Set<Long> restarts) {
    return new Row(
        Map.of("response_code_class", code),
        "https_lb_rule",
        Map.of("url_map_name", "shop", "project_id", "pumps"),
        counts,
        restarts);
  }
}

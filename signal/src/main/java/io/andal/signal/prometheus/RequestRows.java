package io.andal.signal.prometheus;

import io.andal.signal.PromqlText;
import io.andal.signal.Selector;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks how much happened in the last hour, by labels, in answers of bounded length. */
final class RequestRows {
  private static final int MOST_ROWS = 5_000;

  private final PromqlSource source;
  private final Clock clock;

  /** What happened in the last hour under these labels. */
  record Row(Map<String, String> labels, double value) {
    Row {
      labels = Map.copyOf(labels);
    }
  }

  RequestRows(PromqlSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Names of metrics that were there in the last hour. */
  Set<String> names() throws SourceException, InterruptedException {
    long now = now();
    JsonNode answer =
        source.get("/api/v1/label/__name__/values", "start=%d&end=%d".formatted(now - 3600, now));
    Set<String> names = new LinkedHashSet<>();
    answer.path("data").forEach(name -> names.add(name.asString("")));
    return names;
  }

  /** Counters' growth, added up by labels; labels that a series hasn't are left out. */
  List<Row> growth(Selector counter, List<String> labels)
      throws SourceException, InterruptedException {
    return ask("topk(%d, %s)".formatted(MOST_ROWS, sum(counter, labels)));
  }

  /** How many events native histograms took up, by labels. */
  List<Row> nativeCount(Selector histogram, List<String> labels)
      throws SourceException, InterruptedException {
    return ask("topk(%d, histogram_count(%s))".formatted(MOST_ROWS, sum(histogram, labels)));
  }

  /** What a share of the events of native histograms stays below, by labels. */
  List<Row> nativeQuantile(double share, Selector histogram, List<String> labels)
      throws SourceException, InterruptedException {
    return ask(
        "topk(%d, histogram_quantile(%s, %s))".formatted(MOST_ROWS, share, sum(histogram, labels)));
  }

  private static String sum(Selector selector, List<String> labels) {
    return "sum by (%s) (increase(%s[1h]))"
        .formatted(
            labels.stream().map(PromqlText::label).collect(Collectors.joining(",")), selector);
  }

  private List<Row> ask(String query) throws SourceException, InterruptedException {
    JsonNode answer =
        source.get("/api/v1/query", "query=" + PrometheusApi.encode(query) + "&time=" + now());
    List<Row> rows = new ArrayList<>();
    for (JsonNode series : answer.at("/data/result")) {
      Map<String, String> labels = new HashMap<>();
      series
          .path("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
      double value = series.path("value").path(1).asDouble(Double.NaN);
      if (Double.isFinite(value)) {
        rows.add(new Row(labels, value));
      }
    }
    return rows;
  }

  private long now() {
    return clock.millis() / 1000 - source.timing().delay().toSeconds();
  }
}

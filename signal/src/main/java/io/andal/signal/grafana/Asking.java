package io.andal.signal.grafana;

import io.andal.signal.BadSpec;
import io.andal.signal.Durations;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How an indicator is asked. */
sealed interface Asking {
  JsonMapper MAPPER = new JsonMapper();
  Set<String> PROMQL = Set.of("query", "datasource");
  Set<String> FRAMES = Set.of("model", "datasource", "reduce", "field", "interval", "stamp");

  /** In PromQL, of one data source. */
  record Promql(String dataSource, Indicator indicator) implements Asking {}

  /**
   * In a plugin's own words.
   *
   * @param order the part and the total of a ratio, or the one value
   */
  record Frames(Indicator indicator, List<FrameQuery> order) implements Asking {}

  /**
   * Reads what an indicator asks.
   *
   * @param usual the data source of those that name none; may be empty
   */
  static Asking of(Indicator indicator, String usual) throws BadSpec {
    List<Metric> metrics =
        switch (indicator) {
          case Indicator.Ratio ratio -> List.of(ratio.part(), ratio.total());
          case Indicator.Raw raw -> List.of(raw.ratio());
          case Indicator.Threshold threshold -> List.of(threshold.value());
        };
    boolean models = metrics.stream().anyMatch(metric -> metric.spec().containsKey("model"));
    return models ? frames(indicator, metrics, usual) : promql(indicator, metrics, usual);
  }

  private static Asking promql(Indicator indicator, List<Metric> metrics, String usual)
      throws BadSpec {
    Set<String> sources = new TreeSet<>();
    for (Metric metric : metrics) {
      foreign(metric, PROMQL, "A query in PromQL");
      if (metric.text("query").isBlank()) {
        throw new BadSpec(
            "The spec has neither \"query\" nor \"model\".",
            "Write query: with PromQL, or model: with what the data source's plugin is asked.");
      }
      sources.add(dataSource(metric, usual));
    }
    if (sources.size() > 1) {
      throw new BadSpec(
          "Its two queries are for different data sources: %s."
              .formatted(String.join(" and ", sources)),
          "Ask one data source in PromQL, or write model: for both.");
    }
    return new Promql(sources.iterator().next(), indicator);
  }

  private static Asking frames(Indicator indicator, List<Metric> metrics, String usual)
      throws BadSpec {
    if (indicator instanceof Indicator.Ratio ratio && ratio.counter()) {
      throw new BadSpec(
          "With model: there are counts for each minute, not counters that only grow.",
          "Leave `counter: true` away, or write query: with PromQL.");
    }
    java.util.ArrayList<FrameQuery> order = new java.util.ArrayList<>();
    for (Metric metric : metrics) {
      order.add(frame(metric, usual));
    }
    return new Frames(indicator, List.copyOf(order));
  }

  private static FrameQuery frame(Metric metric, String usual) throws BadSpec {
    foreign(metric, FRAMES, "A query with model:");
    JsonNode model = MAPPER.valueToTree(metric.spec().get("model"));
    if (model == null || !model.isObject() || model.isEmpty()) {
      throw new BadSpec(
          "The model is no mapping with what the plugin is asked.",
          "Copy it from the panel's JSON in Grafana, without refId and datasource.");
    }
    String reduce = metric.text("reduce");
    String interval = metric.text("interval");
    String stamp = metric.text("stamp");
    Optional<Duration> length = Durations.parse(interval);
    if (!interval.isEmpty() && length.filter(Duration::isPositive).isEmpty()) {
      throw new BadSpec(
          "The interval \"%s\" is no duration.".formatted(interval), "Write one such as 60s.");
    }
    if (!Set.of("", "start", "end").contains(stamp)) {
      throw new BadSpec(
          "The stamp \"%s\" is unknown.".formatted(stamp),
          "Write start or end: where a point stands in the time that it counts.");
    }
    return new FrameQuery(
        dataSource(metric, usual),
        model,
        Reduce.named(reduce)
            .orElseThrow(
                () ->
                    new BadSpec(
                        "The reduce \"%s\" is unknown.".formatted(reduce),
                        "Write sum, min or max, or leave it away.")),
        metric.text("field"),
        length,
        stamp.isEmpty() ? Optional.empty() : Optional.of(stamp.equals("end")));
  }

  private static String dataSource(Metric metric, String usual) throws BadSpec {
    String own = metric.text("datasource");
    if (own.isEmpty() && usual.isEmpty()) {
      throw new BadSpec(
          "It isn't said which of Grafana's data sources is asked.",
          "Write datasource: with a uid or a name, here or in the connection details.");
    }
    return own.isEmpty() ? usual : own;
  }

  private static void foreign(Metric metric, Set<String> known, String what) throws BadSpec {
    for (String field : new TreeSet<>(metric.spec().keySet())) {
      if (!known.contains(field)) {
        throw new BadSpec(
            "%s has no \"%s\".".formatted(what, field),
            "It has " + String.join(", ", new TreeSet<>(known)) + ".");
      }
    }
  }
}

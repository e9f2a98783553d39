package io.andal.signal.cloudwatch;

import io.andal.signal.BadSpec;
import io.andal.signal.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what a {@code metricSource.spec} asks. Stateless. */
final class SpecReader {
  private static final Set<String> METRIC =
      Set.of("namespace", "metric", "dimensions", "stat", "unit");
  private static final Set<String> EXPRESSION = Set.of("expression", "metrics");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,63}");
  private static final Pattern STAT =
      Pattern.compile(
          "Sum|SampleCount|Average|Minimum|Maximum|IQM"
              + "|(p|tm|tc|ts|wm)\\d{1,2}(\\.\\d{1,10})?|p100|(TM|TC|TS|WM|PR)\\([0-9.:%]+\\)");
  private static final int MOST_DIMENSIONS = 30;
  private static final int MOST_METRICS = 100;
  private static final int LONGEST_EXPRESSION = 2048;

  private SpecReader() {}

  /** A count of events, as ratios need it. */
  static Question count(Metric metric) throws BadSpec {
    Question question = read(metric, true);
    if (!question.addsUp()) {
      throw new BadSpec(
          "A ratio counts events, and %s is no count."
              .formatted(
                  metric.text("stat").isEmpty() ? "this sum" : "\"" + metric.text("stat") + "\""),
          "Write stat: Sum or SampleCount, or TC(:300) for how many were at most 300.");
    }
    return question;
  }

  /** A value. */
  static Question value(Metric metric) throws BadSpec {
    return read(metric, false);
  }

  private static Question read(Metric metric, boolean counts) throws BadSpec {
    Map<String, Object> spec = metric.spec();
    if (spec.containsKey("query")) {
      throw new BadSpec(
          "One part is a query and the other is none.",
          "Write both as `query`, or both as metrics.");
    }
    if (spec.containsKey("sum")) {
      return added(spec);
    }
    if (!spec.containsKey("expression")) {
      return new Question.Plain(stat(spec, "The metric"));
    }
    foreign(spec.keySet(), EXPRESSION, "An expression");
    String expression = text(spec, "expression").strip();
    if (expression.isEmpty() || expression.length() > LONGEST_EXPRESSION) {
      throw new BadSpec(
          "An expression has 1 to %d characters.".formatted(LONGEST_EXPRESSION),
          "Write one such as \"FILL(a, 0) + FILL(b, 0)\".");
    }
    Map<String, MetricStat> metrics = new TreeMap<>();
    Map<?, ?> named = spec.get("metrics") instanceof Map<?, ?> map ? map : Map.of();
    if (named.size() > MOST_METRICS) {
      throw new BadSpec(
          "An expression has at most %d metrics.".formatted(MOST_METRICS), "Use SEARCH in it.");
    }
    for (Map.Entry<?, ?> one : named.entrySet()) {
      String name = String.valueOf(one.getKey());
      if (!NAME.matcher(name).matches()) {
        throw new BadSpec(
            "\"" + name + "\" can't name a metric in an expression.",
            "Begin with a lower case letter; go on with letters, digits and _.");
      }
      if (!(one.getValue() instanceof Map<?, ?> inner)) {
        throw new BadSpec(
            "The metric \"" + name + "\" is not written as one.",
            "Give it namespace, metric, dimensions and stat.");
      }
      metrics.put(name, stat(inner, "The metric \"" + name + "\""));
    }
    return new Question.Computed(expression, metrics, counts);
  }

  private static Question added(Map<String, Object> spec) throws BadSpec {
    foreign(spec.keySet(), Set.of("sum"), "A sum");
    List<MetricStat> stats = new ArrayList<>();
    List<?> written = spec.get("sum") instanceof List<?> list ? list : List.of();
    for (Object one : written) {
      stats.add(stat(one instanceof Map<?, ?> map ? map : Map.of(), "A metric of the sum"));
    }
    if (stats.isEmpty() || stats.size() > MOST_METRICS) {
      throw new BadSpec(
          "A sum is a list of 1 to %d metrics.".formatted(MOST_METRICS),
          "Write each with namespace, metric, dimensions and stat.");
    }
    return new Question.Added(stats);
  }

  private static MetricStat stat(Map<?, ?> spec, String what) throws BadSpec {
    foreign(spec.keySet(), METRIC, what);
    String namespace = text(spec, "namespace");
    String metric = text(spec, "metric");
    if (namespace.isBlank() || metric.isBlank()) {
      throw new BadSpec(
          "%s has no \"%s\".".formatted(what, namespace.isBlank() ? "namespace" : "metric"),
          "Write them as the CloudWatch console does: namespace: AWS/ApiGateway, metric: Count.");
    }
    String stat = text(spec, "stat");
    if (!STAT.matcher(stat).matches()) {
      throw new BadSpec(
          "%s has %s."
              .formatted(
                  what, stat.isEmpty() ? "no \"stat\"" : "the unknown stat \"" + stat + "\""),
          "Write one of Sum, SampleCount, Average, Minimum, Maximum, p99, TC(:300), PR(:300).");
    }
    Object written = spec.get("dimensions");
    if (written != null && !(written instanceof Map<?, ?>)) {
      throw new BadSpec(
          "The dimensions are no mapping.", "Write them as {ApiName: payments, Stage: live}.");
    }
    Map<String, String> dimensions = new TreeMap<>();
    if (written instanceof Map<?, ?> map) {
      map.forEach((name, value) -> dimensions.put(String.valueOf(name), String.valueOf(value)));
    }
    if (dimensions.size() > MOST_DIMENSIONS) {
      throw new BadSpec("A metric has at most 30 dimensions.", "Leave some out.");
    }
    return new MetricStat(namespace, metric, dimensions, stat, text(spec, "unit"));
  }

  private static void foreign(Set<?> found, Set<String> known, String what) throws BadSpec {
    for (Object field : found) {
      if (!known.contains(String.valueOf(field))) {
        throw new BadSpec(
            "%s has no \"%s\".".formatted(what, field),
            "It has " + String.join(", ", new TreeSet<>(known)) + ".");
      }
    }
  }

  private static String text(Map<?, ?> spec, String field) {
    Object value = spec.get(field);
    return value == null ? "" : String.valueOf(value);
  }
}

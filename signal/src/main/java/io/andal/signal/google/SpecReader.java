package io.andal.signal.google;

import io.andal.signal.BadSpec;
import io.andal.signal.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what a {@code metricSource.spec} asks of the metrics API. Stateless. */
final class SpecReader {
  private static final Set<String> FIELDS =
      Set.of("filter", "range", "aligner", "reducer", "groupBy");
  private static final Set<String> COUNTING =
      Set.of("ALIGN_SUM", "ALIGN_DELTA", "ALIGN_COUNT", "ALIGN_COUNT_TRUE", "ALIGN_COUNT_FALSE");
  private static final Set<String> COUNTS =
      Set.of("REDUCE_SUM", "REDUCE_COUNT", "REDUCE_COUNT_TRUE", "REDUCE_COUNT_FALSE");
  private static final Pattern ALIGNER = Pattern.compile("ALIGN_[A-Z0-9_]{1,40}");
  private static final Pattern REDUCER = Pattern.compile("REDUCE_[A-Z0-9_]{1,40}");
  private static final Pattern FIELD =
      Pattern.compile(
          "(metric|resource)\\.labels?\\.[A-Za-z0-9_]+|resource\\.type|metric\\.type|project");
  private static final Pattern SLO =
      Pattern.compile(
          "projects/[A-Za-z0-9.:-]+/services/[^/\"\\s]+/serviceLevelObjectives/[^/\"\\s]+");

  private SpecReader() {}

  /** A count of events, as ratios need it. */
  static Question count(Metric metric, Question.Part part) throws BadSpec {
    Map<String, Object> spec = metric.spec();
    if (spec.containsKey("slo")) {
      return kept(metric, part);
    }
    Filter filter = filter(metric);
    String aligner = metric.text("aligner");
    if (!aligner.isEmpty() && !COUNTING.contains(aligner)) {
      throw new BadSpec(
          "A ratio counts events, and %s doesn't count.".formatted(aligner),
          "Leave `aligner` away, or write one of " + listed(COUNTING) + ".");
    }
    String reducer = metric.text("reducer");
    if (!reducer.isEmpty() && !COUNTS.contains(reducer)) {
      throw new BadSpec(
          "A ratio counts events, and %s doesn't count.".formatted(reducer),
          "Leave `reducer` away, or write one of " + listed(COUNTS) + ".");
    }
    return new Question.Events(filter, cut(spec.get("range")), aligner, reducer);
  }

  /** A value. */
  static Question value(Metric metric) throws BadSpec {
    if (metric.spec().containsKey("slo") || metric.spec().containsKey("range")) {
      throw new BadSpec(
          "`slo` and `range` count events, and here a value is needed.",
          "Write them in a ratioMetric with good and total.");
    }
    Filter filter = filter(metric);
    String aligner = metric.text("aligner");
    String reducer = metric.text("reducer");
    form(ALIGNER, aligner, "aligner", "ALIGN_MEAN");
    form(REDUCER, reducer, "reducer", "REDUCE_MEAN");
    List<String> groupBy =
        metric.spec().get("groupBy") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    for (String field : groupBy) {
      form(FIELD, field, "groupBy", "resource.labels.zone");
    }
    return new Question.Value(filter, aligner, reducer, groupBy);
  }

  private static void form(Pattern form, String text, String field, String example) throws BadSpec {
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      throw new BadSpec(
          "\"%s\" is no %s.".formatted(text, field), "Write one such as " + example + ".");
    }
  }

  private static Question kept(Metric metric, Question.Part part) throws BadSpec {
    String slo = metric.text("slo").strip();
    if (metric.spec().size() > 1 || !SLO.matcher(slo).matches()) {
      throw new BadSpec(
          "`slo` is the whole name of one of Google's SLOs, and stands alone.",
          "Write projects/PROJECT/services/SERVICE/serviceLevelObjectives/NAME.");
    }
    return new Question.Kept(slo, part);
  }

  private static Filter filter(Metric metric) throws BadSpec {
    for (String field : metric.spec().keySet()) {
      if (!FIELDS.contains(field)) {
        throw new BadSpec(
            "The metric has no \"%s\".".formatted(field),
            "It has %s; or `query` alone, or `slo` alone.".formatted(listed(FIELDS)));
      }
    }
    return Filter.parse(metric.text("filter"));
  }

  private static Optional<Cut> cut(@org.jspecify.annotations.Nullable Object range) throws BadSpec {
    if (range == null) {
      return Optional.empty();
    }
    if (!(range instanceof Map<?, ?> map) || !Set.of("min", "max").containsAll(map.keySet())) {
      throw badRange();
    }
    double min = bound(map.get("min"), Double.NEGATIVE_INFINITY);
    double max = bound(map.get("max"), Double.POSITIVE_INFINITY);
    if (!(min < max)) {
      throw badRange();
    }
    return Optional.of(new Cut(min, max));
  }

  private static double bound(@org.jspecify.annotations.Nullable Object value, double none)
      throws BadSpec {
    if (value == null) {
      return none;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw badRange();
  }

  private static BadSpec badRange() {
    return new BadSpec(
        "A `range` has numbers from `min` to below `max`.", "Write one such as {max: 300}.");
  }

  private static String listed(Set<String> all) {
    return String.join(", ", new TreeSet<>(all));
  }
}

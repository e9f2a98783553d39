package io.andal.slo.document;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind.Reference;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spec of an SLI, in its own document or inline in an SLO. */
final class IndicatorSpec {
  private static final String DATA_SOURCE = "DataSource";

  private IndicatorSpec() {}

  static boolean isThreshold(Place sli) {
    return sli.has("thresholdMetric");
  }

  /** All metric sources that are written, whether they belong together or not. */
  private static List<Place> metricSources(Place sli) {
    List<Place> sources = new ArrayList<>();
    if (sli.has("thresholdMetric")) {
      sources.add(sli.child("thresholdMetric").child("metricSource"));
    }
    for (String part : List.of("good", "bad", "total", "raw")) {
      Place metric = sli.child("ratioMetric").child(part);
      if (metric.present()) {
        sources.add(metric.child("metricSource"));
      }
    }
    return sources;
  }

  static void references(Place sli, List<Reference> references) {
    for (Place source : metricSources(sli)) {
      String name = source.text("metricSourceRef");
      if (!name.isEmpty()) {
        references.add(
            new Reference(
                source.child("metricSourceRef").pointer(), DocumentId.of(DATA_SOURCE, name)));
      }
    }
  }

  static void check(Place sli, Documents all, List<Problem> problems) {
    boolean ratio = sli.has("ratioMetric");
    if (ratio == isThreshold(sli)) {
      problems.add(
          sli.error(
              "indicator-metric",
              ratio ? "An SLI has both metrics" : "An SLI has no metric",
              "Write either ratioMetric or thresholdMetric"));
      return;
    }
    if (ratio) {
      checkRatio(sli.child("ratioMetric"), problems);
    }
    String firstRef = "";
    for (Place source : metricSources(sli)) {
      checkSource(source, all, problems);
      String ref = source.text("metricSourceRef");
      if (firstRef.isEmpty()) {
        firstRef = ref;
      } else if (!ref.isEmpty() && !ref.equals(firstRef)) {
        problems.add(
            source
                .child("metricSourceRef")
                .error(
                    "metric-sources",
                    "An SLI reads from two data sources, '%s' and '%s'".formatted(firstRef, ref),
                    "Read both metrics from the same data source, so that they speak of the same"
                        + " minutes"));
      }
    }
  }

  private static void checkRatio(Place ratio, List<Problem> problems) {
    boolean total = ratio.has("total");
    boolean raw = ratio.has("raw");
    if (total == raw) {
      problems.add(
          ratio.error(
              "ratio-parts",
              total ? "A ratio has both total and raw" : "A ratio has neither total nor raw",
              "Write good (or bad) and total, or raw and rawType"));
      return;
    }
    if (raw && !ratio.has("rawType")) {
      problems.add(
          ratio
              .child("raw")
              .error(
                  "raw-type",
                  "A raw ratio doesn't say what it is a ratio of",
                  "Write rawType: success (1 is good) or rawType: failure (1 is bad)"));
    }
    if (raw && (ratio.has("good") || ratio.has("bad"))) {
      problems.add(
          ratio.error(
              "ratio-parts", "A raw ratio has no good or bad events", "Leave good and bad out"));
    }
    if (total && ratio.has("good") == ratio.has("bad")) {
      problems.add(
          ratio.error(
              "ratio-parts",
              ratio.has("good")
                  ? "A ratio has both good and bad"
                  : "A ratio has neither good nor bad",
              "Write exactly one of them next to total"));
    }
    if (total && ratio.has("rawType")) {
      problems.add(
          ratio
              .child("rawType")
              .error("raw-type", "rawType stands without raw", "Leave it out, or write raw"));
    }
  }

  private static void checkSource(Place source, Documents all, List<Problem> problems) {
    String ref = source.text("metricSourceRef");
    String type = source.text("type");
    if (ref.isEmpty()) {
      problems.add(
          source.error(
              "metric-source",
              "The metric doesn't name its data source",
              "Write a DataSource document with the connection, and its name as metricSourceRef;"
                  + " a type alone doesn't say where to read"));
      return;
    }
    Optional<String> actual =
        all.find(DATA_SOURCE, ref).map(Document::spec).map(spec -> spec.path("type").asString(""));
    if (!type.isEmpty() && actual.isPresent() && !same(type, actual.get())) {
      problems.add(
          source
              .child("type")
              .error(
                  "metric-source-type",
                  "type is %s, but DataSource/%s is of type %s".formatted(type, ref, actual.get()),
                  "Write type: %s, or leave it out".formatted(actual.get())));
    }
  }

  private static boolean same(String a, String b) {
    return a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
  }

  /**
   * The indicator of an SLI that was found valid.
   *
   * @param objective where a threshold's {@code op} and {@code value} stand
   */
  static Indicator resolve(Place sli, Place objective) {
    if (isThreshold(sli)) {
      Place source = sli.child("thresholdMetric").child("metricSource");
      return new Indicator.Threshold(
          source.text("metricSourceRef"),
          metric(source),
          comparison(objective),
          objective.number("value"));
    }
    Place ratio = sli.child("ratioMetric");
    if (ratio.has("raw")) {
      Place source = ratio.child("raw").child("metricSource");
      return new Indicator.Raw(
          source.text("metricSourceRef"), metric(source), ratio.text("rawType").equals("success"));
    }
    boolean bad = ratio.has("bad");
    Place part = ratio.child(bad ? "bad" : "good").child("metricSource");
    Place total = ratio.child("total").child("metricSource");
    return new Indicator.Ratio(
        total.text("metricSourceRef"),
        metric(part),
        bad,
        metric(total),
        ratio.flag("counter", false));
  }

  /** The comparison in a field {@code op}. */
  static Comparison comparison(Place place) {
    return Comparison.valueOf(place.text("op").toUpperCase(Locale.ROOT));
  }

  private static Metric metric(Place source) {
    return new Metric(Values.map(source.child("spec").node()));
  }
}

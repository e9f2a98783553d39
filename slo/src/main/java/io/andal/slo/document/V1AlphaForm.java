package io.andal.slo.document;

import io.andal.workspace.Document;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** OpenSLO v1alpha as v1: an SLO's ratio moves from its objectives into its indicator. */
final class V1AlphaForm {
  private V1AlphaForm() {}

  static Rewriting translate(Document original) {
    Rewriting rewriting = new Rewriting(original);
    Rewriting.Cursor root = rewriting.root();
    root.text("apiVersion", V1Form.V1, "/apiVersion");
    root.copyAll("", List.of("kind", "metadata"));
    if (original.kind().equals("SLO")) {
      slo(root.object("spec", "/spec"), original, rewriting);
    } else {
      root.copy("spec", "/spec");
    }
    return rewriting;
  }

  private static void slo(Rewriting.Cursor spec, Document original, Rewriting rewriting) {
    spec.copyAll("/spec", List.of("description", "service"));
    Optional<String> ratio = ratio(rewriting);
    if (ratio.isPresent()) {
      Rewriting.Cursor sli = sli(spec, original, ratio.get());
      Rewriting.Cursor metric = sli.object("ratioMetric", ratio.get());
      metric.copy("counter", ratio.get() + "/incremental");
      source(metric.object("good", ratio.get() + "/good"), ratio.get() + "/good", rewriting);
      source(metric.object("total", ratio.get() + "/total"), ratio.get() + "/total", rewriting);
    } else if (rewriting.at("/spec").has("indicator")) {
      String origin = "/spec/indicator/thresholdMetric";
      source(
          sli(spec, original, "/spec/indicator").object("thresholdMetric", origin),
          origin,
          rewriting);
    }
    int index = 0;
    for (Rewriting.Cursor window : spec.list("timeWindow", "/spec/timeWindows")) {
      window(window, "/spec/timeWindows/" + index++, rewriting);
    }
    spec.copy("budgetingMethod", "/spec/budgetingMethod");
    boolean slices = rewriting.at("/spec/budgetingMethod").asString("").equals("Timeslices");
    index = 0;
    for (Rewriting.Cursor objective : spec.list("objectives", "/spec/objectives")) {
      String origin = "/spec/objectives/" + index++;
      objective.copyAll(origin, List.of("displayName", "target", "timeSliceTarget"));
      if (ratio.isEmpty()) {
        objective.copyAll(origin, List.of("op", "value"));
      }
      if (slices) {
        objective.text("timeSliceWindow", "1m", origin);
      }
    }
  }

  /** Where the ratio of all objectives stands; v1 has one for all of them. */
  private static Optional<String> ratio(Rewriting rewriting) {
    Optional<String> first = Optional.empty();
    for (int i = 0; i < rewriting.at("/spec/objectives").size(); i++) {
      String origin = "/spec/objectives/" + i + "/ratioMetrics";
      JsonNode ratio = rewriting.at(origin);
      if (ratio.isMissingNode()) {
        continue;
      }
      if (first.isEmpty()) {
        first = Optional.of(origin);
      } else if (!rewriting.at(first.get()).equals(ratio)) {
        rewriting.problem(
            origin,
            "v1alpha-ratios",
            "The objectives of an SLO have different ratios",
            "Write one SLO for each of them");
      }
    }
    return first;
  }

  private static Rewriting.Cursor sli(Rewriting.Cursor spec, Document original, String origin) {
    Rewriting.Cursor indicator = spec.object("indicator", origin);
    indicator.object("metadata", "/metadata").text("name", original.name(), "/metadata/name");
    return indicator.object("spec", origin);
  }

  /** In v1alpha the source is often written like a product's name: {@code Prometheus}. */
  private static void source(Rewriting.Cursor metric, String origin, Rewriting rewriting) {
    Rewriting.Cursor source = metric.object("metricSource", origin);
    source.text(
        "metricSourceRef",
        rewriting.at(origin + "/source").asString("").toLowerCase(Locale.ROOT),
        origin + "/source");
    Rewriting.Cursor spec = source.object("spec", origin);
    spec.copyAll(origin, List.of("queryType", "query"));
  }

  private static void window(Rewriting.Cursor window, String origin, Rewriting rewriting) {
    long count = rewriting.at(origin + "/count").asLong(0);
    String unit = rewriting.at(origin + "/unit").asString("");
    if (unit.equals("Second") && count % 60 != 0) {
      rewriting.problem(
          origin + "/count",
          "time-window-seconds",
          "A window of %d seconds doesn't end on a minute".formatted(count),
          "Write a multiple of 60 seconds");
    }
    String duration =
        switch (unit) {
          case "Second" -> Math.max(1, count / 60) + "m";
          case "Minute" -> count + "m";
          case "Hour" -> count + "h";
          case "Week" -> count + "w";
          case "Month" -> count + "M";
          case "Quarter" -> count + "Q";
          case "Year" -> count + "Y";
          default -> count + "d";
        };
    window.text("duration", duration, origin + "/count");
    window.copyAll(origin, List.of("isRolling", "calendar"));
  }
}

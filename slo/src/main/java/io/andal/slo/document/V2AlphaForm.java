package io.andal.slo.document;

import io.andal.workspace.Document;
import java.util.List;

/**
 * OpenSLO v2alpha as v1: {@code sli} is {@code indicator}, {@code serviceRef} is {@code service},
 * and a metric names its data source one level up.
 */
final class V2AlphaForm {
  private V2AlphaForm() {}

  static Rewriting translate(Document original) {
    Rewriting rewriting = new Rewriting(original);
    Rewriting.Cursor root = rewriting.root();
    root.text("apiVersion", V1Form.V1, "/apiVersion");
    root.copyAll("", List.of("kind", "metadata"));
    switch (original.kind()) {
      case "SLO" -> slo(root.object("spec", "/spec"), rewriting);
      case "SLI" -> sli(root.object("spec", "/spec"), "/spec", rewriting);
      default -> root.copy("spec", "/spec");
    }
    return rewriting;
  }

  private static void slo(Rewriting.Cursor spec, Rewriting rewriting) {
    spec.copy("description", "/spec/description");
    boolean ref = rewriting.at("/spec").has("serviceRef");
    spec.copy("service", ref ? "/spec/serviceRef" : "/spec/service");
    indicator(spec, "/spec", rewriting);
    spec.copy("timeWindow", "/spec/timeWindow");
    if (rewriting.at("/spec").has("budgetingMethod")) {
      spec.copy("budgetingMethod", "/spec/budgetingMethod");
    } else {
      spec.text("budgetingMethod", "Occurrences", "/spec");
    }
    int index = 0;
    for (Rewriting.Cursor objective : spec.list("objectives", "/spec/objectives")) {
      String origin = "/spec/objectives/" + index++;
      objective.copyAll(
          origin,
          List.of(
              "displayName",
              "op",
              "value",
              "target",
              "targetPercent",
              "timeSliceTarget",
              "timeSliceWindow",
              "compositeWeight"));
      indicator(objective, origin, rewriting);
    }
    spec.copy("alertPolicies", "/spec/alertPolicies");
  }

  private static void indicator(Rewriting.Cursor parent, String origin, Rewriting rewriting) {
    parent.copy("indicatorRef", origin + "/sliRef");
    if (rewriting.at(origin).has("sli")) {
      Rewriting.Cursor indicator = parent.object("indicator", origin + "/sli");
      indicator.copyAll(origin + "/sli", List.of("kind", "metadata"));
      sli(indicator.object("spec", origin + "/sli/spec"), origin + "/sli/spec", rewriting);
    }
  }

  private static void sli(Rewriting.Cursor spec, String origin, Rewriting rewriting) {
    spec.copy("description", origin + "/description");
    metric(spec, "thresholdMetric", origin, rewriting);
    if (!rewriting.at(origin).has("ratioMetric")) {
      return;
    }
    String from = origin + "/ratioMetric";
    Rewriting.Cursor ratio = spec.object("ratioMetric", from);
    ratio.copyAll(from, List.of("counter", "rawType"));
    for (String part : List.of("good", "bad", "total", "raw")) {
      metric(ratio, part, from, rewriting);
    }
  }

  private static void metric(
      Rewriting.Cursor parent, String field, String around, Rewriting rewriting) {
    if (!rewriting.at(around).has(field)) {
      return;
    }
    String origin = around + "/" + field;
    Rewriting.Cursor source = parent.object(field, origin).object("metricSource", origin);
    source.copy("metricSourceRef", origin + "/dataSourceRef");
    source.copy("type", origin + "/dataSourceSpec/type");
    source.copy("spec", origin + "/spec");
    if (rewriting.at(origin).has("dataSourceSpec")) {
      rewriting.problem(
          origin + "/dataSourceSpec",
          "metric-source",
          "A data source is written inline",
          "Write a DataSource document with the connection, and its name as dataSourceRef");
    }
  }
}

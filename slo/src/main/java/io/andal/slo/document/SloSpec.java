package io.andal.slo.document;

import io.andal.signal.Indicator;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind.Reference;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The spec of an SLO. */
final class SloSpec {
  private SloSpec() {}

  static List<Reference> references(Document document) {
    List<Reference> references = new ArrayList<>();
    Place slo = Place.spec(document);
    add(references, slo.child("service"), "Service");
    add(references, slo.child("indicatorRef"), "SLI");
    IndicatorSpec.references(slo.child("indicator").child("spec"), references);
    AlertSpec.policyReferences(slo.child("alertPolicies"), references);
    return references;
  }

  private static void add(List<Reference> references, Place place, String kind) {
    if (place.present()) {
      references.add(
          new Reference(place.pointer(), DocumentId.of(kind, place.node().asString(""))));
    }
  }

  static List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    Place slo = Place.spec(document);
    checkIndicator(slo, all, problems);
    if (!slo.text("budgetingMethod").equals("Occurrences")) {
      problems.add(
          slo.child("budgetingMethod")
              .notBuilt(
                  "Budgeting method " + slo.text("budgetingMethod"),
                  "Write budgetingMethod: Occurrences"));
    }
    WindowSpec.check(slo, problems);
    checkObjectives(slo, all, problems);
    AlertSpec.checkPolicies(slo.child("alertPolicies"), problems);
    return problems;
  }

  private static void checkIndicator(Place slo, Documents all, List<Problem> problems) {
    if (composite(slo)) {
      return;
    }
    if (slo.has("indicator") == slo.has("indicatorRef")) {
      problems.add(
          slo.error(
              "indicator-missing",
              slo.has("indicator")
                  ? "An SLO has an indicator and a reference to one"
                  : "An SLO has no indicator",
              "Write either indicator (inline) or indicatorRef (the name of an SLI)"));
      return;
    }
    if (slo.has("indicator")) {
      IndicatorSpec.check(slo.child("indicator").child("spec"), all, problems);
    }
  }

  private static boolean composite(Place slo) {
    return slo.child("objectives").items().stream()
        .anyMatch(o -> o.has("indicator") || o.has("indicatorRef") || o.has("compositeWeight"));
  }

  private static void checkObjectives(Place slo, Documents all, List<Problem> problems) {
    List<Place> objectives = slo.child("objectives").items();
    if (composite(slo)) {
      problems.add(
          slo.child("objectives").notBuilt("A composite SLO", "Write one SLO for each indicator"));
      return;
    }
    if (objectives.size() > 1) {
      problems.add(
          objectives
              .get(1)
              .notBuilt("An SLO with several objectives", "Write one SLO for each objective"));
      return;
    }
    if (objectives.isEmpty()) {
      problems.add(
          slo.child("objectives")
              .error("objective-missing", "An SLO has no objective", "Write one with a target"));
      return;
    }
    Place objective = objectives.getFirst();
    checkTarget(objective, problems);
    for (String field : List.of("timeSliceTarget", "timeSliceWindow")) {
      if (objective.has(field) && slo.text("budgetingMethod").equals("Occurrences")) {
        problems.add(
            objective
                .child(field)
                .error(
                    "time-slice-field",
                    field + " means nothing with budgetingMethod Occurrences",
                    "Leave it out"));
      }
    }
    sli(slo, all).ifPresent(sli -> checkThreshold(sli, objective, problems));
  }

  private static void checkTarget(Place objective, List<Problem> problems) {
    boolean share = objective.has("target");
    boolean percent = objective.has("targetPercent");
    if (share == percent) {
      problems.add(
          objective.error(
              "target-missing",
              share
                  ? "An objective has both target and targetPercent"
                  : "An objective has no target",
              "Write target (0.999) or targetPercent (99.9)"));
      return;
    }
    Place place = objective.child(share ? "target" : "targetPercent");
    double target = target(objective);
    if (target >= 1) {
      problems.add(
          place.error(
              "target-range",
              "A target of 100 % or more leaves no error budget",
              share ? "Write less than 1, such as 0.999" : "Write less than 100, such as 99.9"));
    } else if (!(target > 0)) {
      problems.add(
          place.error(
              "target-range",
              "A target of 0 or less promises nothing",
              share ? "Write more than 0, such as 0.999" : "Write more than 0, such as 99.9"));
    }
  }

  private static void checkThreshold(Place sli, Place objective, List<Problem> problems) {
    boolean threshold = IndicatorSpec.isThreshold(sli);
    if (threshold && !(objective.has("op") && objective.has("value"))) {
      problems.add(
          objective.error(
              "threshold-missing",
              "The SLI is a threshold, but the objective doesn't say which",
              "Write op (lte, gte, lt or gt) and value: good is while the metric stands so"));
    }
    if (!threshold && (objective.has("op") || objective.has("value"))) {
      problems.add(
          objective
              .child(objective.has("op") ? "op" : "value")
              .warning(
                  "threshold-unused",
                  "op and value have no effect: the SLI is a ratio",
                  "Leave them out"));
    }
  }

  /** Where the spec of the SLI stands; empty if there is none. */
  private static Optional<Place> sli(Place slo, Documents all) {
    if (slo.has("indicator")) {
      return Optional.of(slo.child("indicator").child("spec"));
    }
    return all.find("SLI", slo.text("indicatorRef")).map(Place::spec);
  }

  /** Percent are shifted as decimals: 99.9 is exactly 0.999. */
  private static double target(Place objective) {
    if (objective.has("target")) {
      return objective.number("target");
    }
    return BigDecimal.valueOf(objective.number("targetPercent")).movePointLeft(2).doubleValue();
  }

  /** The definition that a valid document makes. */
  static SloDefinition definition(Document document, Documents all) {
    Place slo = Place.spec(document);
    Place objective = slo.child("objectives").items().getFirst();
    Indicator indicator =
        IndicatorSpec.resolve(
            sli(slo, all)
                .orElseThrow(
                    () -> new IllegalArgumentException(document.id() + " has no indicator")),
            objective);
    List<AlertRule> rules = AlertSpec.rules(slo.child("alertPolicies"), all);
    return new SloDefinition(
        document.name(),
        document.displayName(),
        slo.text("service"),
        slo.text("description"),
        labels(document),
        indicator,
        Fingerprint.series(document.name(), indicator),
        target(objective),
        WindowSpec.resolve(slo),
        slo.child("alertPolicies").items().isEmpty()
            ? DefaultAlerts.rules(WindowSpec.nominalLength(slo))
            : rules);
  }

  private static Map<String, List<String>> labels(Document document) {
    Map<String, List<String>> labels = new TreeMap<>();
    document
        .at("/metadata/labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), texts(label.getValue())));
    return labels;
  }

  private static List<String> texts(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value.asString(""));
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asString("")));
    return texts;
  }
}

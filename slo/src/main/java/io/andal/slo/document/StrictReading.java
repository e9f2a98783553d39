package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What OpenSLO's own SDK (go-sdk) refuses and Andal otherwise accepts. A document that passes both
 * is understood alike by all who use the SDK. One document each.
 */
final class StrictReading {
  private static final int LONGEST_DISPLAY_NAME = 63;
  private static final Pattern LABEL_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final String QUALIFIED = "[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?";
  private static final String DOMAIN =
      "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*";
  private static final Pattern LABEL_KEY = Pattern.compile(QUALIFIED);
  private static final Pattern PREFIXED_KEY =
      Pattern.compile("(?=(.{0,253}/)?[^/]{0,63}$)(" + DOMAIN + "/)?" + QUALIFIED);
  private static final Pattern V2_LABEL_VALUE =
      Pattern.compile("([a-z0-9]([-._a-z0-9]{0,61}[a-z0-9])?)?");
  private static final List<String> INLINE = List.of("kind", "metadata", "spec");

  private final Document document;
  private final List<Problem> problems = new ArrayList<>();

  private StrictReading(Document document) {
    this.document = document;
  }

  /** None if the document is of another project. */
  static List<Problem> problems(Document document) {
    boolean openSlo =
        List.of(V1Form.V1, V1Form.V1_ALPHA, V1Form.V2_ALPHA).contains(document.apiVersion());
    if (!openSlo) {
      return List.of();
    }
    StrictReading reading = new StrictReading(document);
    reading.metadata(new Place(document, "/metadata"));
    switch (document.kind()) {
      case "SLO" -> reading.slo(new Place(document, "/spec"));
      case "AlertPolicy" -> reading.policy(new Place(document, "/spec"));
      default -> {
        // What the SDK asks of the other kinds, Andal asks too.
      }
    }
    return reading.problems;
  }

  private boolean version(String version) {
    return document.apiVersion().equals(version);
  }

  private void refuse(Place place, String rule, String message, String remedy) {
    problems.add(place.error("strict-" + rule, message, remedy));
  }

  private void foreign(Place place, String field) {
    if (place.has(field)) {
      refuse(
          place.child(field),
          "field",
          "OpenSLO %s has no field '%s' here".formatted(document.apiVersion(), field),
          "Leave it out, or write apiVersion: " + V1Form.V1);
    }
  }

  private void metadata(Place metadata) {
    name(metadata.child("name"));
    if (version(V1Form.V2_ALPHA)) {
      foreign(metadata, "displayName");
    } else if (metadata.text("displayName").codePointCount(0, metadata.text("displayName").length())
        > LONGEST_DISPLAY_NAME) {
      refuse(
          metadata.child("displayName"),
          "display-name",
          "The displayName is longer than %d characters".formatted(LONGEST_DISPLAY_NAME),
          "Shorten it; spec.description may hold the rest");
    }
    if (version(V1Form.V1_ALPHA)) {
      foreign(metadata, "labels");
      foreign(metadata, "annotations");
      return;
    }
    labels(metadata.child("labels"));
    Place annotations = metadata.child("annotations");
    for (String key : annotations.node().propertyNames()) {
      if (!PREFIXED_KEY.matcher(key).matches()) {
        refuse(
            annotations.child(key),
            "annotation",
            "The annotation '%s' has the wrong form".formatted(key),
            "Write a name of at most 63 letters, digits, '-', '_' and '.', with or without a"
                + " domain and '/' before it");
      }
    }
  }

  private void labels(Place labels) {
    boolean v2 = version(V1Form.V2_ALPHA);
    for (String key : labels.node().propertyNames()) {
      Place label = labels.child(key);
      if (!(v2 ? PREFIXED_KEY : LABEL_KEY).matcher(key).matches()) {
        refuse(
            label,
            "label",
            "The label '%s' has the wrong form".formatted(key),
            "Write at most 63 letters, digits, '-', '_' and '.', the first and last one a letter"
                + " or digit");
      }
      if (v2
          && (!label.node().isString()
              || !V2_LABEL_VALUE.matcher(label.node().asString("")).matches())) {
        refuse(
            label,
            "label",
            "The label '%s' has a value that v2alpha can't hold".formatted(key),
            "Write one text of at most 63 lower-case letters, digits, '-', '_' and '.'");
      }
    }
  }

  /** The name of an object, or a reference to one. */
  private void name(Place name) {
    if (name.present() && !LABEL_NAME.matcher(name.node().asString("")).matches()) {
      refuse(
          name,
          "name",
          "'%s' is no name of an object".formatted(name.node().asString("")),
          "Write 1 to 63 lower-case letters, digits and '-' (RFC 1123)");
    }
  }

  private void slo(Place slo) {
    if (version(V1Form.V1_ALPHA)) {
      alphaSlo(slo);
      return;
    }
    boolean v2 = version(V1Form.V2_ALPHA);
    String sli = v2 ? "sli" : "indicator";
    if (v2) {
      foreign(slo, "service");
      require(slo, "budgetingMethod");
    }
    indicator(slo, sli);
    boolean ratio = slo.child(sli).child("spec").has("ratioMetric");
    for (Place window : slo.child("timeWindow").items()) {
      duration(window.child("duration"));
    }
    for (Place objective : slo.child("objectives").items()) {
      indicator(objective, sli);
      duration(objective.child("timeSliceWindow"));
      for (String field : List.of("op", "value")) {
        if (objective.has(field)
            && (ratio || objective.child(sli).child("spec").has("ratioMetric"))) {
          refuse(
              objective.child(field),
              "op",
              "%s stands with a ratio".formatted(field),
              "Leave it out: it is for thresholdMetric only");
        }
      }
    }
    for (Place policy : slo.child("alertPolicies").items()) {
      if (inline(policy, "alertPolicyRef")) {
        policy(policy.child("spec"));
      }
    }
  }

  private void require(Place place, String field) {
    if (!place.has(field)) {
      refuse(place, "required", "The field '%s' is missing".formatted(field), "Write it");
    }
  }

  private void indicator(Place holder, String sli) {
    name(holder.child(sli + "Ref"));
    if (!holder.has(sli)) {
      return;
    }
    foreign(holder.child(sli), "kind");
    require(holder.child(sli), "metadata");
    metadata(holder.child(sli).child("metadata"));
  }

  private void duration(Place duration) {
    if (!duration.present()) {
      return;
    }
    if (duration.node().isNumber()) {
      refuse(
          duration,
          "duration",
          "A number stands where a duration belongs",
          "Write it with its unit: %sm".formatted(duration.node()));
    } else if (version(V1Form.V2_ALPHA) && duration.node().asString("").matches(".*[MQY]")) {
      refuse(
          duration,
          "duration",
          "v2alpha knows no months, quarters and years",
          "Write minutes, hours, days or weeks (m, h, d, w)");
    }
  }

  private void policy(Place policy) {
    for (Place item : policy.child("conditions").items()) {
      if (inline(item, "conditionRef")) {
        Place condition = item.child("spec").child("condition");
        duration(condition.child("lookbackWindow"));
        duration(condition.child("alertAfter"));
      }
    }
    for (Place item : policy.child("notificationTargets").items()) {
      inline(item, "targetRef");
    }
  }

  /** Whether an item is written inline; then it is written whole. */
  private boolean inline(Place item, String ref) {
    name(item.child(ref));
    if (!item.has("spec")) {
      return false;
    }
    INLINE.forEach(field -> require(item, field));
    metadata(item.child("metadata"));
    return true;
  }

  private void alphaSlo(Place slo) {
    for (Place window : slo.child("timeWindows").items()) {
      if (List.of("Minute", "Hour", "Year").contains(window.text("unit"))) {
        refuse(
            window.child("unit"),
            "duration",
            "v1alpha knows no unit " + window.text("unit"),
            "Write Second, Day, Week, Month or Quarter");
      }
    }
    for (Place objective : slo.child("objectives").items()) {
      require(objective, "value");
      if (objective.has("ratioMetrics") && objective.has("op")) {
        refuse(
            objective.child("op"),
            "op",
            "op stands with a ratio",
            "Leave it out: it is for thresholdMetric only");
      }
    }
  }
}

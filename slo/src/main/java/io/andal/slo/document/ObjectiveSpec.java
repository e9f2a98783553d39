package io.andal.slo.document;

import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One objective of an SLO: its target, its threshold, its name. */
final class ObjectiveSpec {
  private static final int LONGEST_NAME = 63;

  private ObjectiveSpec() {}

  static void checkTarget(Place objective, List<Problem> problems) {
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

  /** Percent are shifted as decimals: 99.9 is exactly 0.999. */
  static double target(Place objective) {
    if (objective.has("target")) {
      return objective.number("target");
    }
    return BigDecimal.valueOf(objective.number("targetPercent")).movePointLeft(2).doubleValue();
  }

  static void checkThreshold(Place sli, Place objective, List<Problem> problems) {
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

  /**
   * Where the spec of the SLI stands that an SLO or an objective names or holds; empty if there is
   * none.
   */
  static Optional<Place> sli(Place holder, Documents all) {
    if (holder.has("indicator")) {
      return Optional.of(holder.child("indicator").child("spec"));
    }
    return all.find("SLI", holder.text("indicatorRef")).map(Place::spec);
  }

  /** The name of that SLI; empty text if it has none. */
  static String sliName(Place holder) {
    return holder.has("indicator") ? holder.child("indicator").name() : holder.text("indicatorRef");
  }

  /**
   * What each of several objectives is called behind the document's name: its display name as a
   * label if all have one and no two the same, else its number from 1 on.
   */
  static List<String> names(List<Place> objectives) {
    List<String> labels =
        objectives.stream().map(objective -> label(objective.text("displayName"))).toList();
    if (labels.stream().noneMatch(String::isEmpty)
        && new HashSet<>(labels).size() == labels.size()) {
      return labels;
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= objectives.size(); i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  /** As an RFC 1123 label: {@code "Fast enough!"} is {@code fast-enough}. */
  static String label(String displayName) {
    String plain =
        Normalizer.normalize(displayName, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.replaceAll("^-+", "");
    return cut.substring(0, Math.min(cut.length(), LONGEST_NAME)).replaceAll("-+$", "");
  }
}

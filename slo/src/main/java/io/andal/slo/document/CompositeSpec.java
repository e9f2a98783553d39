package io.andal.slo.document;

import io.andal.signal.Indicator;
import io.andal.slo.Member;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind.Reference;
import io.andal.workspace.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An SLO whose objectives each have an SLI of their own: together they make one budget. */
final class CompositeSpec {
  private CompositeSpec() {}

  static boolean isComposite(Place slo) {
    return slo.child("objectives").items().stream().anyMatch(CompositeSpec::hasIndicator);
  }

  private static boolean hasIndicator(Place objective) {
    return objective.has("indicator") || objective.has("indicatorRef");
  }

  static void references(Place slo, List<Reference> references) {
    for (Place objective : slo.child("objectives").items()) {
      indicatorReferences(objective, references);
    }
  }

  /** What the indicator of an SLO or of an objective refers to. */
  static void indicatorReferences(Place holder, List<Reference> references) {
    Place ref = holder.child("indicatorRef");
    if (ref.present()) {
      references.add(new Reference(ref.pointer(), DocumentId.of("SLI", ref.node().asString(""))));
    }
    IndicatorSpec.references(holder.child("indicator").child("spec"), references);
    serviceReference(holder.child("indicator"), references);
  }

  /** The service that an SLI says it speaks of. */
  static void serviceReference(Place sli, List<Reference> references) {
    Place service = sli.annotation(SloOptions.SERVICE);
    if (service.present()) {
      references.add(
          new Reference(service.pointer(), DocumentId.of("Service", service.node().asString(""))));
    }
  }

  static void check(Place slo, Documents all, List<Problem> problems) {
    int before = problems.size();
    Optional<Duration> length = Optional.empty();
    for (Place objective : slo.child("objectives").items()) {
      checkIndicator(slo, objective, all, problems);
      if (SliceSpec.timeslices(slo) && weight(objective).compareTo(BigDecimal.ONE) != 0) {
        problems.add(
            objective
                .child("compositeWeight")
                .warning(
                    "weight-unused",
                    "compositeWeight has no effect with budgetingMethod Timeslices",
                    "Leave it out: what is bad for one objective is bad for all"));
      }
      Optional<Duration> own = SliceSpec.length(objective);
      if (length.isPresent() && own.isPresent() && !own.equals(length)) {
        problems.add(
            objective
                .child("timeSliceWindow")
                .error(
                    "composite-slices",
                    "The objectives of a composite SLO have slices of time of different lengths",
                    "Write the same timeSliceWindow everywhere"));
      }
      length = length.or(() -> own);
    }
    if (problems.stream().skip(before).noneMatch(p -> p.severity() == Problem.Severity.ERROR)
        && SloOptions.compositeTarget(slo.document()).isEmpty()
        && target(slo).signum() <= 0) {
      problems.add(
          slo.child("objectives")
              .error(
                  "composite-target",
                  "The error budgets of the objectives come to %s %%, so the composite SLO promises nothing"
                      .formatted(
                          BigDecimal.ONE
                              .subtract(target(slo))
                              .movePointRight(2)
                              .stripTrailingZeros()
                              .toPlainString()),
                  "Write tighter targets or smaller weights, or the annotation "
                      + SloOptions.COMPOSITE_TARGET));
    }
  }

  private static void checkIndicator(
      Place slo, Place objective, Documents all, List<Problem> problems) {
    if (objective.has("indicator") == objective.has("indicatorRef")) {
      problems.add(
          objective.error(
              "indicator-missing",
              objective.has("indicator")
                  ? "An objective has an indicator and a reference to one"
                  : "An objective of a composite SLO has no indicator",
              "Write either indicator (inline) or indicatorRef (the name of an SLI)"));
      return;
    }
    if (objective.has("indicator")) {
      IndicatorSpec.check(objective.child("indicator").child("spec"), all, problems);
    }
    ObjectiveSpec.sli(objective, all)
        .ifPresent(sli -> ObjectiveSpec.checkThreshold(sli, objective, problems));
    ObjectiveSpec.checkTarget(objective, problems);
    SliceSpec.check(slo, objective, problems);
  }

  private static BigDecimal weight(Place objective) {
    return objective.has("compositeWeight")
        ? objective.child("compositeWeight").node().decimalValue()
        : BigDecimal.ONE;
  }

  /**
   * The share promised of the whole, exactly: {@code 1 − Σ weight × (1 − target)}, where slices of
   * time are judged without weights.
   */
  static BigDecimal target(Place slo) {
    BigDecimal budget = BigDecimal.ZERO;
    for (Place objective : slo.child("objectives").items()) {
      BigDecimal own = BigDecimal.ONE.subtract(BigDecimal.valueOf(ObjectiveSpec.target(objective)));
      budget = budget.add(SliceSpec.timeslices(slo) ? own : own.multiply(weight(objective)));
    }
    return SloOptions.compositeTarget(slo.document()).orElse(BigDecimal.ONE.subtract(budget));
  }

  static List<Member> members(Place slo, Documents all) {
    List<Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> series = new HashSet<>();
    boolean weighted = !SliceSpec.timeslices(slo) && slo.child("objectives").items().size() > 1;
    for (Place objective : slo.child("objectives").items()) {
      Indicator indicator =
          IndicatorSpec.resolve(ObjectiveSpec.sli(objective, all).orElseThrow(), objective);
      String holder = slo.document().name();
      if (!series.add(Fingerprint.series(holder, indicator).value())) {
        // The same queries twice: each keeps slices of its own, for a series has one reader.
        holder = holder + "." + (members.size() + 1);
      }
      members.add(
          new Member(
              unique(MemberSpec.name(objective, objective, members.size() + 1), names),
              MemberSpec.service(objective, slo, all),
              indicator,
              Fingerprint.series(holder, indicator),
              ObjectiveSpec.target(objective),
              weighted ? weight(objective).doubleValue() : 1,
              SliceSpec.target(slo, objective)));
    }
    return members;
  }

  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + " (" + i + ")";
    }
    return unique;
  }
}

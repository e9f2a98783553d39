package io.andal.slo.document;

import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind.Reference;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Alert policies and conditions, in their own documents or inline. */
final class AlertSpec {
  private static final Duration LONGEST = Duration.ofDays(366);

  private AlertSpec() {}

  /**
   * A part that is named or written inline.
   *
   * @param name of the document, or of the inline object
   * @param spec where its spec stands
   */
  private record Part(String name, Place spec) {}

  private static Optional<Part> part(Place item, String refField, String kind, Documents all) {
    String ref = item.text(refField);
    if (ref.isEmpty()) {
      return Optional.of(new Part(item.name(), item.child("spec")));
    }
    return all.find(kind, ref).map(document -> new Part(ref, Place.spec(document)));
  }

  /** The references of a list of policies in an SLO. */
  static void policyReferences(Place policies, List<Reference> references) {
    for (Place item : policies.items()) {
      if (!reference(item, "alertPolicyRef", "AlertPolicy", references)) {
        references(item.child("spec"), references);
      }
    }
  }

  /** The references of one policy. */
  static void references(Place policy, List<Reference> references) {
    for (Place item : policy.child("conditions").items()) {
      reference(item, "conditionRef", "AlertCondition", references);
    }
    for (Place item : policy.child("notificationTargets").items()) {
      reference(item, "targetRef", "AlertNotificationTarget", references);
    }
  }

  private static boolean reference(
      Place item, String field, String kind, List<Reference> references) {
    String name = item.text(field);
    if (name.isEmpty()) {
      return false;
    }
    references.add(new Reference(item.child(field).pointer(), DocumentId.of(kind, name)));
    return true;
  }

  /**
   * Checks a list of policies in an SLO; those that are only named are checked where they stand.
   */
  static void checkPolicies(Place policies, List<Problem> problems) {
    for (Place item : policies.items()) {
      if (checkForm(item, "alertPolicyRef", "AlertPolicy", problems)) {
        checkPolicy(item.child("spec"), problems);
      }
    }
  }

  static void checkPolicy(Place policy, List<Problem> problems) {
    Place conditions = policy.child("conditions");
    if (conditions.items().size() != 1) {
      problems.add(
          conditions.error(
              "condition-count",
              "An alert policy has %d conditions".formatted(conditions.items().size()),
              "Write exactly one; an SLO can have several policies"));
    }
    for (Place item : conditions.items()) {
      if (checkForm(item, "conditionRef", "AlertCondition", problems)) {
        checkCondition(item.child("spec"), problems);
      }
    }
    for (Place item : policy.child("notificationTargets").items()) {
      checkForm(item, "targetRef", "AlertNotificationTarget", problems);
    }
  }

  /** Whether an item is inline; says so if it is neither inline nor a reference, or both. */
  private static boolean checkForm(
      Place item, String refField, String kind, List<Problem> problems) {
    boolean named = item.has(refField);
    boolean inline = item.has("spec");
    if (named == inline) {
      problems.add(
          item.error(
              "inline-or-reference",
              inline
                  ? "A %s is named and written inline".formatted(kind)
                  : "A %s is neither named nor written inline".formatted(kind),
              "Write either %s, or kind, metadata and spec".formatted(refField)));
      return false;
    }
    if (inline && item.name().isEmpty()) {
      problems.add(
          item.error(
              "inline-name", "An inline %s has no name".formatted(kind), "Write metadata.name"));
    }
    return inline;
  }

  static void checkCondition(Place spec, List<Problem> problems) {
    Place condition = spec.child("condition");
    Place lookback = condition.child("lookbackWindow");
    Optional<ShortDuration> window = ShortDuration.parse(condition.text("lookbackWindow"));
    if (window.isEmpty()) {
      problems.add(duration(lookback, condition.text("lookbackWindow")));
    } else if (window.get().length().compareTo(LONGEST) > 0) {
      problems.add(
          lookback.error(
              "lookback-length",
              "A look back of %s is too long".formatted(condition.text("lookbackWindow")),
              "Write at most 366d"));
    }
    String after = condition.text("alertAfter");
    if (!after.isEmpty() && after(condition).isEmpty()) {
      problems.add(duration(condition.child("alertAfter"), after));
    }
    if (condition.number("threshold") < 0) {
      problems.add(
          condition
              .child("threshold")
              .error(
                  "burn-rate-threshold",
                  "A burn rate is never negative",
                  "Write 0 or more; 1 uses the budget up in exactly its window"));
    }
  }

  private static Problem duration(Place place, String text) {
    return place.error(
        "duration-form", "'%s' is not a duration".formatted(text), "Write " + ShortDuration.FORMS);
  }

  private static Optional<Duration> after(Place condition) {
    String text = condition.text("alertAfter");
    if (text.isEmpty() || text.matches("0[mhdw]")) {
      return Optional.of(Duration.ZERO);
    }
    return ShortDuration.parse(text).map(ShortDuration::length);
  }

  /** The rules that the policies of an SLO make. */
  static List<AlertRule> rules(Place policies, Documents all) {
    List<AlertRule> rules = new ArrayList<>();
    for (Place item : policies.items()) {
      part(item, "alertPolicyRef", "AlertPolicy", all)
          .ifPresent(policy -> addRules(policy, all, rules));
    }
    return rules;
  }

  private static void addRules(Part policy, Documents all, List<AlertRule> rules) {
    List<String> targets = new ArrayList<>();
    for (Place item : policy.spec().child("notificationTargets").items()) {
      String ref = item.text("targetRef");
      targets.add(ref.isEmpty() ? item.child("spec").text("target") : ref);
    }
    for (Place item : policy.spec().child("conditions").items()) {
      part(item, "conditionRef", "AlertCondition", all)
          .ifPresent(part -> rules.add(rule(policy, part, targets, rules)));
    }
  }

  private static AlertRule rule(
      Part policy, Part part, List<String> targets, List<AlertRule> former) {
    Place condition = part.spec().child("condition");
    boolean taken = former.stream().anyMatch(rule -> rule.name().equals(part.name()));
    return new AlertRule(
        taken ? policy.name() + "/" + part.name() : part.name(),
        policy.name(),
        part.spec().text("severity"),
        List.of(
            new BurnCondition(
                ShortDuration.parse(condition.text("lookbackWindow")).orElseThrow().length(),
                Optional.empty(),
                IndicatorSpec.comparison(condition),
                condition.number("threshold"))),
        after(condition).orElseThrow(),
        policy.spec().flag("alertWhenNoData", false),
        policy.spec().flag("alertWhenResolved", false),
        policy.spec().flag("alertWhenBreaching", true),
        targets);
  }
}

package io.andal.dialect.slogenerator;

import io.andal.dialect.ForeignValue;
import io.andal.dialect.Imported;
import io.andal.dialect.OpenSlo;
import io.andal.dialect.PromDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The error budget policies of slo-generator's shared configuration: each step that alerts becomes
 * an AlertPolicy with one AlertCondition.
 */
final class Policies {
  /** Steps that look back no longer than this wake somebody. */
  private static final Duration PAGES = Duration.ofHours(12);

  private static final String OWNER = "owner";

  private final Imported into;
  private final Map<String, List<Step>> byName = new HashMap<>();

  Policies(Imported into) {
    this.into = into;
  }

  /**
   * A step.
   *
   * @param policy the name of its AlertPolicy; empty if it only reports
   */
  private record Step(String policy, Duration window) {}

  /** Reads a shared configuration. */
  void read(ForeignValue config) {
    config.onlyHas(into, "default_exporters", "backends", "exporters", "error_budget_policies");
    for (String name : config.child("error_budget_policies").texts().keySet()) {
      ForeignValue policy = config.child("error_budget_policies").child(name);
      policy.onlyHas(into, "steps");
      List<Step> steps = new ArrayList<>();
      for (ForeignValue step : policy.child("steps").items()) {
        step(name, step).ifPresent(steps::add);
      }
      if (byName.putIfAbsent(name, steps) != null) {
        into.problem(
            policy.error(
                "name-taken",
                "There are two error budget policies '%s'".formatted(name),
                "Keep one of them"));
      }
    }
  }

  private Optional<Step> step(String policy, ForeignValue step) {
    step.onlyHas(
        into, "name", "window", "burn_rate_threshold", "alert", "message_alert", "message_ok");
    Optional<Duration> window =
        step.child("window").number().map(BigDecimal::longValue).map(Duration::ofSeconds);
    Optional<String> lookback = window.flatMap(PromDuration::shorthand);
    Optional<BigDecimal> threshold = step.child("burn_rate_threshold").number();
    if (lookback.isEmpty() || threshold.isEmpty()) {
      into.problem(
          step.error(
              "policy-step",
              "The step has no window of whole minutes, or no burn_rate_threshold",
              "Write both: window in seconds, such as 3600, and burn_rate_threshold, such as 9"));
      return Optional.empty();
    }
    if (!step.flag("alert", false)) {
      into.note(
          step,
          "'%s' only reports (alert: false), so it makes no alert".formatted(step.text("name")));
      return Optional.of(new Step("", window.orElseThrow()));
    }
    String name = OpenSlo.name("error-budget-" + policy + "-" + step.text("name"));
    addCondition(step, name, window.orElseThrow(), lookback.get(), threshold.get());
    addPolicy(step, name);
    return Optional.of(new Step(name, window.orElseThrow()));
  }

  private void addCondition(
      ForeignValue step, String name, Duration window, String lookback, BigDecimal threshold) {
    ObjectNode condition = OpenSlo.document("AlertCondition", name, step.text("name"));
    ObjectNode spec = condition.putObject("spec");
    OpenSlo.explain(spec, step.child("message_alert"), into);
    spec.put("severity", window.compareTo(PAGES) <= 0 ? "page" : "ticket");
    spec.putObject("condition")
        .put("kind", "burnrate")
        .put("op", "gt")
        .put("threshold", threshold)
        .put("lookbackWindow", lookback)
        .put("alertAfter", "0m");
    into.add(step, condition);
  }

  private void addPolicy(ForeignValue step, String name) {
    ObjectNode target = OpenSlo.document("AlertNotificationTarget", OWNER, "");
    target.putObject("spec").put("target", OWNER).put("description", "Whoever owns the service");
    into.add(step, target);
    ObjectNode policy = OpenSlo.document("AlertPolicy", name, step.text("name"));
    ObjectNode spec = policy.putObject("spec");
    OpenSlo.explain(spec, step.child("message_ok"), into);
    spec.put("alertWhenNoData", false);
    spec.put("alertWhenResolved", true);
    spec.put("alertWhenBreaching", true);
    spec.putArray("conditions").addObject().put("conditionRef", name);
    spec.putArray("notificationTargets").addObject().put("targetRef", OWNER);
    into.add(step, policy);
  }

  /** Names the AlertPolicies of a policy in an SLO; one that is not known is told. */
  void refer(ForeignValue slo, ArrayNode alertPolicies) {
    String name = nameIn(slo);
    List<Step> steps = byName.get(name);
    if (steps == null) {
      boolean named = slo.child("spec").has("error_budget_policy");
      if (named) {
        into.problem(
            slo.child("spec")
                .child("error_budget_policy")
                .error(
                    "reference-missing",
                    "There is no error budget policy '%s' among the files".formatted(name),
                    "Import the shared configuration together with the SLOs"));
      } else {
        into.note(slo, "no shared configuration was given, so it has Andal's own alerts");
      }
      return;
    }
    steps.stream()
        .filter(step -> !step.policy().isEmpty())
        .forEach(step -> alertPolicies.addObject().put("alertPolicyRef", step.policy()));
  }

  /** The longest window that a policy looks at; empty if it isn't known. */
  Optional<Duration> longest(ForeignValue slo) {
    return byName.getOrDefault(nameIn(slo), List.of()).stream()
        .map(Step::window)
        .max(Duration::compareTo);
  }

  private static String nameIn(ForeignValue slo) {
    String named = slo.child("spec").text("error_budget_policy");
    return named.isEmpty() ? "default" : named;
  }
}

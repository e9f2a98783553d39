package io.andal.slo.policy;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The alerts that policies raise: their steps {@code warn} and {@code openIncident}. */
public final class PolicyAlerts {
  /** Stands before the name of the step, so that a rule of an AlertPolicy may be called alike. */
  public static final String PREFIX = "policy-";

  private PolicyAlerts() {}

  /** An SLO with the rules of its policy behind its own. */
  public static SloDefinition added(SloDefinition slo, Policies policies) {
    Optional<BudgetPolicy> policy = policies.match(policies.subject(slo)).policy();
    List<AlertRule> rules = new ArrayList<>(slo.alertRules());
    policy.ifPresent(
        found ->
            found.steps().stream()
                .filter(step -> step.then().alerts())
                .map(step -> rule(found, step))
                .forEach(rules::add));
    return rules.size() == slo.alertRules().size() ? slo : slo.withAlertRules(rules);
  }

  private static AlertRule rule(BudgetPolicy policy, Step step) {
    return new AlertRule(
        PREFIX + step.name(),
        policy.name(),
        step.then() == Step.Action.OPEN_INCIDENT ? "incident" : "warning",
        step.burn().stream()
            .map(
                burn ->
                    new BurnCondition(
                        burn.window(), Optional.empty(), Comparison.GTE, burn.atLeast()))
            .toList(),
        step.budgetAtMost(),
        step.budgetAtMost().isPresent() && step.burn().isPresent(),
        Duration.ZERO,
        false,
        true,
        true,
        List.of());
  }
}

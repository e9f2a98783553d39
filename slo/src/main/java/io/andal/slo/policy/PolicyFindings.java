package io.andal.slo.policy;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a policy says about one SLO now. */
public final class PolicyFindings {
  private PolicyFindings() {}

  /** Everything that applies: steps in their order, what isn't known, and freezes. */
  public static List<Finding> of(
      BudgetPolicy policy, Subject subject, Gate.Evidence evidence, Instant now) {
    Budget budget = evidence.budget();
    boolean reading = budget.state() == BudgetState.READING && budget.progress() < 1;
    List<Finding> findings = new ArrayList<>();
    for (Step step : policy.steps()) {
      if (step.holds(budget, !reading)) {
        findings.add(new Finding.Reached(step, clearsIn(step, evidence)));
      }
    }
    if (reading) {
      findings.add(new Finding.Reading(policy.onUnknown(), budget.progress()));
    } else if (budget.state() == BudgetState.UNMEASURED) {
      findings.add(
          new Finding.Unmeasured(
              policy.onUnknown(), budget.lastMeasured().map(MinuteRange::startOf)));
    }
    for (Freeze freeze : policy.freezes()) {
      if (freeze.touches(subject)) {
        freeze.runningUntil(now).ifPresent(end -> findings.add(new Finding.Frozen(freeze, end)));
      }
    }
    return List.copyOf(findings);
  }

  private static Optional<Duration> clearsIn(Step step, Gate.Evidence evidence) {
    if (step.budgetAtMost().isEmpty() || step.then().alerts()) {
      return Optional.empty();
    }
    return Recovery.above(
        evidence.burnDown().get(),
        evidence.slo().window(),
        step.budgetAtMost().getAsDouble(),
        Step.rate(evidence.budget(), Duration.ofHours(1)));
  }
}

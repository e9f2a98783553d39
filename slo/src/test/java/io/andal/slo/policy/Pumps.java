package io.andal.slo.policy;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnDown;
import io.andal.slo.Gate;
import io.andal.slo.GateDecision;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.engine.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A pump company's SLOs, budgets and policies, to ask the gate about. */
final class Pumps {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final long MINUTE = MinuteRange.minuteOf(NOW);
  private static final int WINDOW = 43_200;

  private Pumps() {}

  static SloDefinition slo(String name) {
    return Definitions.slo(name, Definitions.THIRTY_DAYS);
  }

  static Gate.Evidence evidence(String slo, double remaining, double burn) {
    return evidence(slo, remaining, burn, BudgetState.HEALTHY);
  }

  static Gate.Evidence evidence(String slo, double remaining, double burn, BudgetState state) {
    WindowSum sum = new WindowSum(999_000, 1_000_000, 100, 0, 0);
    MinuteRange window = new MinuteRange(MINUTE - WINDOW, MINUTE);
    Budget budget =
        new Budget(
            slo,
            state,
            0.999,
            window,
            MINUTE,
            sum,
            remaining,
            List.of(
                new Budget.BurnRate(Duration.ofMinutes(5), burn, sum),
                new Budget.BurnRate(Duration.ofHours(1), burn, sum)),
            Optional.empty(),
            state == BudgetState.READING ? 0.5 : 1,
            Optional.of(MINUTE - 1));
    return new Gate.Evidence(slo(slo), budget, List.of(), () -> evenly(window, remaining, sum));
  }

  /** A budget that went at the same pace all the time. */
  static BurnDown evenly(MinuteRange window, double remaining, WindowSum sum) {
    List<BurnDown.Point> points = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      points.add(
          new BurnDown.Point(
              window.from() + window.minutes() * i / 30, 1 - (1 - remaining) * i / 30, sum));
    }
    return new BurnDown(window, points);
  }

  static BudgetPolicy policy(String name, Selector selector, Step... steps) {
    return new BudgetPolicy(
        name, name, selector, List.of(steps), GateDecision.Answer.UNKNOWN, List.of(), List.of());
  }

  static BudgetPolicy policy(Step... steps) {
    return policy("all", Selector.ALL, steps);
  }

  static BudgetPolicy frozen(BudgetPolicy policy, Freeze... freezes) {
    return new BudgetPolicy(
        policy.name(),
        policy.displayName(),
        policy.selector(),
        policy.steps(),
        policy.onUnknown(),
        List.of(freezes),
        policy.exceptions());
  }

  static BudgetPolicy unknown(BudgetPolicy policy, GateDecision.Answer answer) {
    return new BudgetPolicy(
        policy.name(),
        policy.displayName(),
        policy.selector(),
        policy.steps(),
        answer,
        policy.freezes(),
        policy.exceptions());
  }

  static Step below(double share, Step.Action then) {
    return new Step("below", OptionalDouble.of(share), Optional.empty(), then, "");
  }

  static Step burning(double rate, Step.Action then) {
    return new Step(
        "burning",
        OptionalDouble.empty(),
        Optional.of(new Step.Burn(Duration.ofHours(1), rate)),
        then,
        "");
  }

  static Freeze freeze(Recurrence when, GateDecision.Answer answer) {
    return new Freeze("night", when, answer, "Nobody is awake", Set.of(), Map.of());
  }

  static PolicyException exception(Instant until) {
    return new PolicyException(
        Optional.of("commands"),
        Optional.empty(),
        Map.of(),
        "A fix is under way",
        "user:ayu",
        Optional.empty(),
        until);
  }

  static Approval approval(String subject, Instant until) {
    return new Approval(1, subject, "Looked at it", "ayu", NOW, until, Optional.empty());
  }

  static GateDecision ask(BudgetPolicy policy, Gate.Evidence... evidence) {
    return ask(policy, List.of(), NOW, evidence);
  }

  static GateDecision ask(
      BudgetPolicy policy, List<Approval> approvals, Instant now, Gate.Evidence... evidence) {
    return Gate.decide(
        "service/commands",
        List.of(evidence),
        new Policies(List.of(policy), Map.of()),
        approvals,
        now);
  }
}

package io.andal.slo.policy;

import io.andal.slo.Budget;
import io.andal.slo.GateDecision.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One step of a policy.
 *
 * @param name unique in its policy
 * @param budgetAtMost holds while at most this share of the budget is left, 0 to 1
 * @param burn holds while the budget burns at least so fast; with {@code budgetAtMost} both must
 * @param message what the author tells those who meet it; may be empty
 */
public record Step(
    String name, OptionalDouble budgetAtMost, Optional<Burn> burn, Action then, String message) {

  /**
   * A burn rate that is too high.
   *
   * @param window one of those that every budget tells
   * @param atLeast burn rate, 1 = the budget lasts exactly its window
   */
  public record Burn(Duration window, double atLeast) {}

  /** What a step does. */
  public enum Action {
    /** Tells the owner. */
    WARN,
    /** The gate waits for a person's word. */
    REQUIRE_APPROVAL,
    /** The gate says no. */
    CLOSE_GATE,
    /** Tells the owner, as an incident. */
    OPEN_INCIDENT;

    /** What it makes of the gate's answer. */
    public Answer answer() {
      return switch (this) {
        case WARN, OPEN_INCIDENT -> Answer.YES;
        case REQUIRE_APPROVAL -> Answer.APPROVAL;
        case CLOSE_GATE -> Answer.NO;
      };
    }

    /** Whether it raises an alert. */
    public boolean alerts() {
      return this == WARN || this == OPEN_INCIDENT;
    }
  }

  /**
   * Whether it holds.
   *
   * @param known whether the budget's share is final; while history is being read it isn't
   */
  public boolean holds(Budget budget, boolean known) {
    if (budgetAtMost.isPresent() && !(known && budget.remaining() <= budgetAtMost.getAsDouble())) {
      return false;
    }
    return burn.map(limit -> rate(budget, limit.window()) >= limit.atLeast()).orElse(true);
  }

  /** The burn rate over one window; 0 where the budget doesn't tell it. */
  static double rate(Budget budget, Duration window) {
    return budget.burnRates().stream()
        .filter(rate -> rate.window().equals(window))
        .mapToDouble(Budget.BurnRate::rate)
        .findFirst()
        .orElse(0);
  }
}

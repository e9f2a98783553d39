package io.andal.slo.engine;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.RuleVerdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An alert rule tied to the windows it looks at. */
final class CompiledRule {
  private final Condition[] conditions;

  private record Condition(
      RunningWindow longWindow,
      @Nullable RunningWindow shortWindow,
      Comparison comparison,
      double factor) {

    boolean holds(double errorBudget) {
      return holds(longWindow, errorBudget)
          && (shortWindow == null || holds(shortWindow, errorBudget));
    }

    private boolean holds(RunningWindow window, double errorBudget) {
      return comparison.holds(window.burn(errorBudget), factor);
    }

    boolean readEnough() {
      return longWindow.readEnough() && (shortWindow == null || shortWindow.readEnough());
    }
  }

  /**
   * Ties a rule to windows.
   *
   * @param windows by their length in minutes
   */
  CompiledRule(AlertRule rule, LongFunction<RunningWindow> windows) {
    List<Condition> list = new ArrayList<>();
    for (BurnCondition condition : rule.anyOf()) {
      list.add(
          new Condition(
              windows.apply(condition.longWindow().toMinutes()),
              condition.shortWindow().map(w -> windows.apply(w.toMinutes())).orElse(null),
              condition.comparison(),
              condition.factor()));
    }
    conditions = list.toArray(Condition[]::new);
  }

  /** What the rule says of an SLO that can be measured. */
  Verdict verdict(double errorBudget) {
    boolean doubtful = false;
    for (Condition condition : conditions) {
      if (condition.holds(errorBudget)) {
        if (condition.readEnough()) {
          return Verdict.HOLDS;
        }
        doubtful = true;
      }
    }
    return doubtful ? Verdict.UNMEASURED : Verdict.CLEAR;
  }
}

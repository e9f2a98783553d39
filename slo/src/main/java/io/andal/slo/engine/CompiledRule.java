package io.andal.slo.engine;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.RuleVerdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An alert rule tied to the windows it looks at. */
final class CompiledRule {
  private static final int NONE = -1;

  private final MemberWindows windows;
  private final Condition[] conditions;
  private final OptionalDouble remainingAtMost;
  private final boolean both;
  private final boolean onlyNoData;

  /** Windows by their places; there may be no short one. */
  private record Condition(int longWindow, int shortWindow, Comparison comparison, double factor) {

    boolean holds(MemberWindows windows) {
      return windows.busyEnough(longWindow)
          && comparison.holds(windows.burn(longWindow), factor)
          && (shortWindow == NONE || comparison.holds(windows.burn(shortWindow), factor));
    }

    boolean readEnough(MemberWindows windows) {
      return windows.readEnough(longWindow)
          && (shortWindow == NONE || windows.readEnough(shortWindow));
    }
  }

  CompiledRule(AlertRule rule, MemberWindows windows) {
    this.windows = windows;
    this.remainingAtMost = rule.remainingAtMost();
    this.both = rule.both();
    this.onlyNoData = rule.whenNoData() && rule.anyOf().isEmpty() && remainingAtMost.isEmpty();
    List<Condition> list = new ArrayList<>();
    for (BurnCondition condition : rule.anyOf()) {
      list.add(
          new Condition(
              windows.indexOf(condition.longWindow().toMinutes()),
              condition.shortWindow().map(w -> windows.indexOf(w.toMinutes())).orElse(NONE),
              condition.comparison(),
              condition.factor()));
    }
    conditions = list.toArray(Condition[]::new);
  }

  /** Whether it only asks for data. */
  boolean onlyNoData() {
    return onlyNoData;
  }

  /**
   * What the rule says of an SLO that can be measured.
   *
   * @param quiet there are no data now and they are not missed: nothing burns
   * @param periodRead whether enough of the SLO's window was read to speak of what is left
   */
  Verdict verdict(boolean quiet, boolean periodRead) {
    return both ? left(periodRead).and(burning(quiet)) : left(periodRead).or(burning(quiet));
  }

  /** Whether too little of the budget is left. */
  private Verdict left(boolean periodRead) {
    if (remainingAtMost.isEmpty() || windows.remaining() > remainingAtMost.getAsDouble()) {
      return Verdict.CLEAR;
    }
    return periodRead ? Verdict.HOLDS : Verdict.UNMEASURED;
  }

  private Verdict burning(boolean quiet) {
    boolean doubtful = false;
    for (Condition condition : conditions) {
      if (!quiet && condition.holds(windows)) {
        if (condition.readEnough(windows)) {
          return Verdict.HOLDS;
        }
        doubtful = true;
      }
    }
    return doubtful ? Verdict.UNMEASURED : Verdict.CLEAR;
  }
}

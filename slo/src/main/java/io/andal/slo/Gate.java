package io.andal.slo;

import io.andal.signal.MinuteRange;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.GateDecision.Reason;
import io.andal.slo.RuleVerdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The built-in release policy: no while a budget is used up or burns at a rate that pages somebody;
 * couldn't tell while that isn't known. Stateless.
 */
final class Gate {
  static final String POLICY = "default";
  private static final String PAGE = "page";

  private Gate() {}

  /** All SLOs together: one no decides, then one that couldn't be told. */
  static GateDecision decide(String subject, long asOf, List<Reason> reasons) {
    Answer answer = Answer.YES;
    for (Reason reason : reasons) {
      if (reason.answer() == Answer.NO) {
        answer = Answer.NO;
      } else if (reason.answer() == Answer.UNKNOWN && answer == Answer.YES) {
        answer = Answer.UNKNOWN;
      }
    }
    return new GateDecision(subject, answer, POLICY, asOf, reasons);
  }

  /** What one SLO contributes. */
  static Reason reason(Budget budget, List<RuleVerdict> verdicts) {
    String numbers = numbers(budget);
    for (RuleVerdict verdict : verdicts) {
      if (verdict.verdict() == Verdict.HOLDS && verdict.rule().severity().equals(PAGE)) {
        return new Reason(
            budget.slo(),
            Answer.NO,
            "The budget burns so fast that alert '%s' is due. %s"
                .formatted(verdict.rule().name(), numbers),
            budget);
      }
    }
    if (budget.progress() < 1 && budget.state() == BudgetState.READING) {
      return new Reason(
          budget.slo(),
          Answer.UNKNOWN,
          "Its history is being read (%s so far), so the budget isn't known yet."
              .formatted(percent(budget.progress())),
          budget);
    }
    if (budget.remaining() <= 0) {
      return new Reason(budget.slo(), Answer.NO, "The error budget is used up. " + numbers, budget);
    }
    if (budget.state() == BudgetState.UNMEASURED) {
      return new Reason(budget.slo(), Answer.UNKNOWN, unmeasured(budget), budget);
    }
    return new Reason(budget.slo(), Answer.YES, numbers, budget);
  }

  private static String unmeasured(Budget budget) {
    return budget
        .lastMeasured()
        .map(
            minute ->
                "It can't be measured now: the last data is from %s."
                    .formatted(MinuteRange.startOf(minute)))
        .orElse("It can't be measured: there is no data in its whole window.");
  }

  private static String numbers(Budget budget) {
    if (budget.period().total() == 0) {
      return "There was no event in its window, so none of the budget is used.";
    }
    return "Budget left: %s of %s; 1 h burn rate %s."
        .formatted(
            percent(budget.remaining()),
            length(budget.window()),
            times(burnRate(budget, Duration.ofHours(1))));
  }

  private static double burnRate(Budget budget, Duration window) {
    return budget.burnRates().stream()
        .filter(rate -> rate.window().equals(window))
        .mapToDouble(Budget.BurnRate::rate)
        .findFirst()
        .orElse(0);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private static String times(double rate) {
    return String.format(Locale.ROOT, "%.1f×", rate);
  }

  private static String length(MinuteRange window) {
    long minutes = window.minutes();
    if (minutes % 1_440 == 0) {
      return minutes / 1_440 + " d";
    }
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }
}

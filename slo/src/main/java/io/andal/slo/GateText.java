package io.andal.slo;

import io.andal.slo.GateDecision.Answer;
import io.andal.slo.policy.BudgetPolicy;
import io.andal.slo.policy.Finding;
import io.andal.slo.policy.Lift;
import io.andal.slo.policy.Match;
import io.andal.slo.policy.Selector;
import io.andal.slo.policy.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says a decision in English, for terminals and programs. */
final class GateText {
  private GateText() {}

  static String explain(Match match, List<Finding> findings, Optional<Lift> lift, Budget budget) {
    List<String> sentences = new ArrayList<>();
    lift.map(GateText::lift).ifPresent(sentences::add);
    findings.forEach(finding -> sentences.add(finding(finding)));
    boolean unknown =
        findings.stream()
            .anyMatch(
                finding ->
                    finding instanceof Finding.Reading || finding instanceof Finding.Unmeasured);
    if (!unknown) {
      sentences.add(numbers(budget));
    }
    match.policy().ifPresent(policy -> sentences.add(why(policy, match.others())));
    return String.join(" ", sentences);
  }

  private static String lift(Lift lift) {
    return switch (lift) {
      case Lift.Excepted(var exception) ->
          "Excepted until %s, approved by %s: %s"
              .formatted(exception.until(), exception.approver(), ended(exception.reason()));
      case Lift.Approved(var approval) ->
          "Approved by %s until %s: %s"
              .formatted(approval.by(), approval.until(), ended(approval.reason()));
    };
  }

  private static String finding(Finding finding) {
    return switch (finding) {
      case Finding.UsedUp _ -> "The error budget is used up.";
      case Finding.Paging(var rule) ->
          "The budget burns so fast that alert '%s' is due.".formatted(rule);
      case Finding.Reading(var answer, var progress) ->
          "Its history is being read (%s so far), so the budget isn't known yet.%s"
              .formatted(percent(progress), onUnknown(answer));
      case Finding.Unmeasured(var answer, var last) ->
          last.map("It can't be measured now: the last data is from %s."::formatted)
                  .orElse("It can't be measured: there is no data in its whole window.")
              + onUnknown(answer);
      case Finding.Reached reached -> reached(reached);
      case Finding.Frozen(var freeze, var until) ->
          "Freeze '%s' runs until %s: %s".formatted(freeze.name(), until, ended(freeze.reason()));
    };
  }

  private static String onUnknown(Answer answer) {
    return switch (answer) {
      case UNKNOWN -> "";
      case YES -> " Its policy lets that pass.";
      case APPROVAL -> " Its policy then wants an approval.";
      case NO -> " Its policy then closes the gate.";
    };
  }

  private static String reached(Finding.Reached reached) {
    Step step = reached.step();
    List<String> conditions = new ArrayList<>();
    step.budgetAtMost()
        .ifPresent(
            share -> conditions.add("at most %s of the budget left".formatted(share(share))));
    step.burn()
        .ifPresent(
            burn ->
                conditions.add(
                    "a burn rate of at least %s over %s"
                        .formatted(times(burn.atLeast()), length(burn.window().toMinutes()))));
    String text =
        "Step '%s': %s, so %s."
            .formatted(step.name(), String.join(" and ", conditions), action(step.then()));
    String message = step.message().isEmpty() ? "" : " " + ended(step.message());
    return text + message + change(reached);
  }

  private static String action(Step.Action action) {
    return switch (action) {
      case WARN -> "its owner is warned";
      case OPEN_INCIDENT -> "its owner is told of an incident";
      case REQUIRE_APPROVAL -> "a release needs an approval";
      case CLOSE_GATE -> "the gate is closed";
    };
  }

  /** What would change it; of a step that only tells, nobody asks. */
  private static String change(Finding.Reached reached) {
    Step step = reached.step();
    if (step.then().answer() == Answer.YES) {
      return "";
    }
    if (step.budgetAtMost().isEmpty()) {
      return step.burn()
          .map(burn -> " It opens when the burn rate is below %s.".formatted(times(burn.atLeast())))
          .orElse("");
    }
    return " It opens when the budget is above %s%s."
        .formatted(
            share(step.budgetAtMost().getAsDouble()),
            reached
                .clearsIn()
                .map(time -> ", at the present rate in about " + roughly(time))
                .orElse(", which it will not be at the present rate"));
  }

  private static String why(BudgetPolicy policy, List<String> others) {
    Selector selector = policy.selector();
    String because =
        switch (selector.by()) {
          case SERVICE -> "it names the service";
          case LABELS -> "it selects the labels";
          case TIER -> "it selects the tier";
          case EVERYTHING -> "it holds for all";
        };
    return "Policy '%s': %s%s."
        .formatted(
            policy.name(),
            because,
            others.isEmpty() ? "" : ", more closely than " + String.join(", ", others));
  }

  private static String numbers(Budget budget) {
    if (budget.period().total() == 0) {
      return "There was no event in its window, so none of the budget is used.";
    }
    return "Budget left: %s of %s; 1 h burn rate %s."
        .formatted(
            percent(budget.remaining()),
            length(budget.window().minutes()),
            times(burnRate(budget, Duration.ofHours(1))));
  }

  private static double burnRate(Budget budget, Duration window) {
    return budget.burnRates().stream()
        .filter(rate -> rate.window().equals(window))
        .mapToDouble(Budget.BurnRate::rate)
        .findFirst()
        .orElse(0);
  }

  private static String ended(String text) {
    return text.matches("(?s).*[.!?]") ? text : text + ".";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** As policies write it: 25 %, 2.5 %. */
  private static String share(double share) {
    return percent(share).replace(".0 %", " %");
  }

  private static String times(double rate) {
    return String.format(Locale.ROOT, "%.1f×", rate);
  }

  private static String length(long minutes) {
    if (minutes % 1_440 == 0) {
      return minutes / 1_440 + " d";
    }
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }

  /** One unit is enough for an estimate. */
  private static String roughly(Duration time) {
    long minutes = Math.max(1, time.toMinutes());
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes < 2_880
        ? Math.round(minutes / 60.0) + " h"
        : Math.round(minutes / 1_440.0) + " d";
  }
}

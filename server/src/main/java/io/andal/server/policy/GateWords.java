package io.andal.server.policy;

import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.slo.Budget;
import io.andal.slo.GateDecision;
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

/** Says the gate's decisions in the reader's language. */
public final class GateWords {
  private GateWords() {}

  public static Badge badge(Answer answer, Voice voice) {
    return switch (answer) {
      case YES -> new Badge("good", "check", voice.say("gate.yes"));
      case UNKNOWN -> new Badge("unknown", "unknown", voice.say("gate.unknown"));
      case APPROVAL -> new Badge("warn", "wait", voice.say("gate.approval"));
      case NO -> new Badge("bad", "stop", voice.say("gate.no"));
    };
  }

  /** What stands against a release or lets it pass, the weightiest first, then the numbers. */
  public static List<String> explain(GateDecision.Reason reason, Voice voice) {
    List<String> sentences = new ArrayList<>();
    reason.lift().map(lift -> lift(lift, voice)).ifPresent(sentences::add);
    reason.findings().stream()
        .sorted((a, b) -> b.answer().compareTo(a.answer()))
        .forEach(finding -> sentences.add(finding(finding, voice)));
    boolean unknown =
        reason.findings().stream()
            .anyMatch(f -> f instanceof Finding.Reading || f instanceof Finding.Unmeasured);
    if (!unknown) {
      sentences.add(numbers(reason.budget(), voice));
    }
    return sentences;
  }

  /** What decided, in one sentence: of the SLO that weighs most. */
  public static String shortly(GateDecision decision, Voice voice) {
    return decision.reasons().stream()
        .filter(reason -> reason.answer() == decision.answer())
        .filter(reason -> decision.answer() != Answer.YES || reason.lift().isPresent())
        .findFirst()
        .map(reason -> reason.slo() + ": " + explain(reason, voice).getFirst())
        .orElseGet(() -> voice.say("policy.calm", decision.reasons().size()));
  }

  /** Which policy holds, and why that one. */
  public static String policy(Match match, Voice voice) {
    if (match.policy().isEmpty()) {
      return voice.say("gate.policy.default");
    }
    BudgetPolicy policy = match.policy().get();
    Selector.By by = policy.selector().by();
    String because =
        switch (by) {
          case SERVICE -> voice.say("policy.by.service");
          case LABELS -> voice.say("policy.by.labels");
          case TIER -> voice.say("policy.by.tier");
          case EVERYTHING -> voice.say("policy.by.everything");
        };
    String text = voice.say("policy.which", policy.displayName(), because);
    return match.others().isEmpty()
        ? text
        : text + " " + voice.say("policy.others", String.join(", ", match.others()));
  }

  public static String action(Step.Action action, Voice voice) {
    return switch (action) {
      case WARN -> voice.say("policy.then.warn");
      case REQUIRE_APPROVAL -> voice.say("policy.then.approval");
      case CLOSE_GATE -> voice.say("policy.then.close");
      case OPEN_INCIDENT -> voice.say("policy.then.incident");
    };
  }

  public static String condition(Step step, Voice voice) {
    List<String> parts = new ArrayList<>();
    step.budgetAtMost()
        .ifPresent(share -> parts.add(voice.say("policy.when.budget", voice.percent(share))));
    step.burn()
        .ifPresent(
            burn ->
                parts.add(
                    voice.say(
                        "policy.when.burn",
                        voice.burn(burn.atLeast()),
                        voice.duration(burn.window()))));
    return String.join(" " + voice.say("policy.when.and") + " ", parts);
  }

  private static String lift(Lift lift, Voice voice) {
    return switch (lift) {
      case Lift.Excepted(var exception) ->
          voice.say(
              "policy.excepted",
              exception.approver(),
              voice.moment(exception.until()),
              exception.reason());
      case Lift.Approved(var approval) ->
          voice.say(
              "policy.approved", approval.by(), voice.moment(approval.until()), approval.reason());
    };
  }

  private static String finding(Finding finding, Voice voice) {
    return switch (finding) {
      case Finding.UsedUp _ -> voice.say("gate.used-up");
      case Finding.Paging _ -> voice.say("gate.burning");
      case Finding.Reading(var answer, var progress) ->
          voice.say("gate.reading", voice.percent(progress)) + unknown(answer, voice);
      case Finding.Unmeasured(var answer, var last) ->
          last.map(at -> voice.say("gate.unmeasured", voice.moment(at)))
                  .orElseGet(() -> voice.say("gate.never-measured"))
              + unknown(answer, voice);
      case Finding.Reached reached -> reached(reached, voice);
      case Finding.Frozen(var freeze, var until) ->
          voice.say("policy.frozen", freeze.name(), voice.moment(until), freeze.reason());
    };
  }

  private static String unknown(Answer answer, Voice voice) {
    return switch (answer) {
      case UNKNOWN -> "";
      case YES -> " " + voice.say("policy.unknown.allow");
      case APPROVAL -> " " + voice.say("policy.unknown.approval");
      case NO -> " " + voice.say("policy.unknown.close");
    };
  }

  private static String reached(Finding.Reached reached, Voice voice) {
    Step step = reached.step();
    String text =
        voice.say(
            "policy.reached", step.name(), condition(step, voice), action(step.then(), voice));
    String message = step.message().isEmpty() ? "" : " " + step.message();
    return text + message + change(reached, voice);
  }

  private static String change(Finding.Reached reached, Voice voice) {
    Step step = reached.step();
    if (step.then().alerts()) {
      return "";
    }
    if (step.budgetAtMost().isPresent()) {
      String share = voice.percent(step.budgetAtMost().getAsDouble());
      return " "
          + reached
              .clearsIn()
              .map(time -> voice.say("policy.opens.in", share, voice.duration(time)))
              .orElseGet(() -> voice.say("policy.opens.not", share));
    }
    return step.burn()
        .map(burn -> " " + voice.say("policy.opens.burn", voice.burn(burn.atLeast())))
        .orElse("");
  }

  private static String numbers(Budget budget, Voice voice) {
    if (budget.period().total() == 0) {
      return voice.say("policy.no-event");
    }
    double lastHour =
        budget.burnRates().stream()
            .filter(rate -> rate.window().equals(Duration.ofHours(1)))
            .mapToDouble(Budget.BurnRate::rate)
            .findFirst()
            .orElse(0);
    return voice.say("gate.numbers", voice.percent(budget.remaining()), voice.burn(lastHour));
  }
}

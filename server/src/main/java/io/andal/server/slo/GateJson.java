package io.andal.server.slo;

import io.andal.server.api.Times;
import io.andal.slo.GateDecision;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.policy.Finding;
import io.andal.slo.policy.Lift;
import io.andal.slo.policy.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the gate, as REST tells it.
 *
 * @param answer {@code yes}, {@code unknown}, {@code approval} or {@code no}
 */
record GateJson(String subject, String answer, String policy, Instant asOf, List<Reason> reasons) {
  GateJson {
    reasons = List.copyOf(reasons);
  }

  /** What one SLO contributes. */
  record Reason(
      String slo,
      String answer,
      String explanation,
      String policy,
      List<Cause> causes,
      @Nullable Lifted liftedBy,
      BudgetJson budget) {
    Reason {
      causes = List.copyOf(causes);
    }
  }

  /**
   * One thing that was found.
   *
   * @param kind {@code used-up}, {@code paging}, {@code reading}, {@code unmeasured}, {@code step}
   *     or {@code freeze}
   * @param name of the step, the freeze or the alert rule
   * @param opensAbove the share of the budget above which the step no longer holds
   * @param opensInMinutes how long that takes at the present rate
   * @param until when a freeze ends
   */
  record Cause(
      String kind,
      String answer,
      @Nullable String name,
      @Nullable String message,
      @Nullable Double opensAbove,
      @Nullable Double opensBelowBurnRate,
      @Nullable Long opensInMinutes,
      @Nullable Instant until) {

    private static Cause plain(String kind, Finding finding, @Nullable String name) {
      return new Cause(kind, word(finding.answer()), name, null, null, null, null, null);
    }

    static Cause of(Finding finding) {
      return switch (finding) {
        case Finding.UsedUp _ -> plain("used-up", finding, null);
        case Finding.Paging(var rule) -> plain("paging", finding, rule);
        case Finding.Reading _ -> plain("reading", finding, null);
        case Finding.Unmeasured _ -> plain("unmeasured", finding, null);
        case Finding.Reached reached -> step(reached);
        case Finding.Frozen(var freeze, var until) ->
            new Cause(
                "freeze",
                word(finding.answer()),
                freeze.name(),
                freeze.reason(),
                null,
                null,
                null,
                until);
      };
    }

    private static Cause step(Finding.Reached reached) {
      Step step = reached.step();
      return new Cause(
          "step",
          word(reached.answer()),
          step.name(),
          step.message().isEmpty() ? null : step.message(),
          step.budgetAtMost().isPresent() ? step.budgetAtMost().getAsDouble() : null,
          step.burn().map(Step.Burn::atLeast).orElse(null),
          reached.clearsIn().map(Duration::toMinutes).orElse(null),
          null);
    }
  }

  /**
   * Whose word overrules the causes.
   *
   * @param kind {@code exception} or {@code approval}
   */
  record Lifted(String kind, String by, String reason, Instant until) {
    static Lifted of(Lift lift) {
      return switch (lift) {
        case Lift.Excepted(var exception) ->
            new Lifted("exception", exception.approver(), exception.reason(), exception.until());
        case Lift.Approved(var approval) ->
            new Lifted("approval", approval.by(), approval.reason(), approval.until());
      };
    }
  }

  static GateJson of(GateDecision decision) {
    return new GateJson(
        decision.subject(),
        word(decision.answer()),
        decision.policy(),
        Times.ofMinute(decision.asOf()),
        decision.reasons().stream().map(GateJson::reason).toList());
  }

  private static Reason reason(GateDecision.Reason reason) {
    return new Reason(
        reason.slo(),
        word(reason.answer()),
        reason.explanation(),
        reason.policy(),
        reason.findings().stream().map(Cause::of).toList(),
        reason.lift().map(Lifted::of).orElse(null),
        BudgetJson.of(reason.budget()));
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}

package io.andal.slo;

import io.andal.signal.MinuteRange;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.GateDecision.Reason;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.BudgetPolicy;
import io.andal.slo.policy.Finding;
import io.andal.slo.policy.Lift;
import io.andal.slo.policy.Match;
import io.andal.slo.policy.Policies;
import io.andal.slo.policy.PolicyFindings;
import io.andal.slo.policy.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides about releases: the policy of each SLO speaks, the worst answer counts. Without a policy
 * it is no while a budget is used up or burns at a rate that pages somebody, and couldn't tell
 * while that isn't known. Pure.
 */
public final class Gate {
  private static final String PAGE = "page";

  private Gate() {}

  /**
   * What is known of one SLO.
   *
   * @param burnDown its recent past; only asked for when the answer depends on it
   */
  public record Evidence(
      SloDefinition slo, Budget budget, List<RuleVerdict> verdicts, Supplier<BurnDown> burnDown) {
    public Evidence {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * All SLOs together.
   *
   * @param subject {@code service/NAME} or {@code slo/NAME}
   * @param evidence of at least one SLO
   */
  public static GateDecision decide(
      String subject,
      List<Evidence> evidence,
      Policies policies,
      List<Approval> approvals,
      Instant now) {
    List<Reason> reasons =
        evidence.stream().map(one -> reason(subject, one, policies, approvals, now)).toList();
    Answer answer = reasons.stream().map(Reason::answer).reduce(Answer.YES, Answer::worse);
    String policy =
        reasons.stream()
            .filter(reason -> reason.answer() == answer)
            .map(Reason::policy)
            .findFirst()
            .orElse(BudgetPolicy.BUILT_IN);
    long asOf = evidence.stream().mapToLong(one -> one.budget().asOf()).min().orElseThrow();
    return new GateDecision(subject, answer, policy, asOf, reasons);
  }

  private static Reason reason(
      String asked, Evidence evidence, Policies policies, List<Approval> approvals, Instant now) {
    Subject subject = policies.subject(evidence.slo());
    Match match = policies.match(subject);
    List<Finding> findings =
        match
            .policy()
            .map(policy -> PolicyFindings.of(policy, subject, evidence, now))
            .orElseGet(() -> builtIn(evidence));
    Answer answer = findings.stream().map(Finding::answer).reduce(Answer.YES, Answer::worse);
    Optional<Lift> lift = lift(asked, subject, match, answer, approvals, now);
    Answer lifted = lift.isPresent() ? Answer.YES : answer;
    return new Reason(
        evidence.slo().name(),
        lifted,
        GateText.explain(match, findings, lift, evidence.budget()),
        evidence.budget(),
        match,
        findings,
        lift);
  }

  private static Optional<Lift> lift(
      String asked,
      Subject subject,
      Match match,
      Answer answer,
      List<Approval> approvals,
      Instant now) {
    if (answer == Answer.YES) {
      return Optional.empty();
    }
    Optional<Lift> exception =
        match.policy().stream()
            .flatMap(policy -> policy.exceptions().stream())
            .filter(one -> one.holds(subject, now))
            .<Lift>map(Lift.Excepted::new)
            .findFirst();
    if (exception.isPresent() || answer != Answer.APPROVAL) {
      return exception;
    }
    return approvals.stream()
        .filter(one -> one.running(now))
        .filter(one -> one.covers(asked, subject.slo(), subject.service()))
        .<Lift>map(Lift.Approved::new)
        .findFirst();
  }

  private static List<Finding> builtIn(Evidence evidence) {
    Budget budget = evidence.budget();
    for (RuleVerdict verdict : evidence.verdicts()) {
      if (verdict.verdict() == Verdict.HOLDS && verdict.rule().severity().equals(PAGE)) {
        return List.of(new Finding.Paging(verdict.rule().name()));
      }
    }
    if (budget.progress() < 1 && budget.state() == BudgetState.READING) {
      return List.of(new Finding.Reading(Answer.UNKNOWN, budget.progress()));
    }
    if (budget.remaining() <= 0) {
      return List.of(new Finding.UsedUp());
    }
    if (budget.state() == BudgetState.UNMEASURED) {
      return List.of(
          new Finding.Unmeasured(Answer.UNKNOWN, budget.lastMeasured().map(MinuteRange::startOf)));
    }
    return List.of();
  }
}

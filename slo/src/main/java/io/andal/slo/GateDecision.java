package io.andal.slo;

import io.andal.slo.policy.Finding;
import io.andal.slo.policy.Lift;
import io.andal.slo.policy.Match;
import java.util.List;
import java.util.Optional;

/**
 * May we release?
 *
 * @param subject what was asked for: {@code service/NAME} or {@code slo/NAME}
 * @param policy the name of the policy that decided: that of the first reason for the answer
 * @param asOf the minute up to which slices were counted (exclusive)
 */
public record GateDecision(
    String subject, Answer answer, String policy, long asOf, List<Reason> reasons) {
  public GateDecision {
    reasons = List.copyOf(reasons);
  }

  /**
   * From the best to the worst. What needs approval is worse than what nobody knows: pipelines may
   * let an unknown pass, but must not pass over the approval that another SLO asks for.
   */
  public enum Answer {
    YES,
    /** Couldn't tell. */
    UNKNOWN,
    /** Not without a person's word. */
    APPROVAL,
    NO;

    public Answer worse(Answer other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /**
   * What one SLO contributes: its own answer and the numbers behind it.
   *
   * @param explanation in English
   * @param match the policy that holds for it
   * @param findings what stands against the release or is to be told; empty if nothing is
   * @param lift what overrules findings, if something does
   */
  public record Reason(
      String slo,
      Answer answer,
      String explanation,
      Budget budget,
      Match match,
      List<Finding> findings,
      Optional<Lift> lift) {
    public Reason {
      findings = List.copyOf(findings);
    }

    public String policy() {
      return match.name();
    }
  }
}

package io.andal.slo;

import java.util.List;

/**
 * May we release?
 *
 * @param subject what was asked for: {@code service/NAME} or {@code slo/NAME}
 * @param policy the policy that decided
 */
public record GateDecision(
    String subject, Answer answer, String policy, long asOf, List<Reason> reasons) {
  public GateDecision {
    reasons = List.copyOf(reasons);
  }

  /** Yes, no, or couldn't tell: exit codes 0, 1 and 2. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN
  }

  /** What one SLO contributes: its own answer and the numbers behind it. */
  public record Reason(String slo, Answer answer, String explanation, Budget budget) {}
}

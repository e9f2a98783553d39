package io.andal.slo.policy;

import io.andal.slo.GateDecision;
import io.andal.slo.GateDecision.Answer;
import java.time.Instant;
import java.util.List;

/**
 * An answer of the gate that somebody asked for.
 *
 * @param policy the name of the one that decided
 * @param reasons what each SLO contributed, in English, as it was said
 * @param askedBy a user's name, or {@code token:NAME}
 * @param change what was to be released, as the asker names it; may be empty
 */
public record KeptDecision(
    long id,
    Instant at,
    String subject,
    Answer answer,
    String policy,
    List<Reason> reasons,
    String askedBy,
    String change) {

  public KeptDecision {
    reasons = List.copyOf(reasons);
  }

  /** What one SLO contributed. */
  public record Reason(String slo, Answer answer, String policy, String explanation) {
    static Reason of(GateDecision.Reason reason) {
      return new Reason(reason.slo(), reason.answer(), reason.policy(), reason.explanation());
    }
  }

  public static List<Reason> reasons(GateDecision decision) {
    return decision.reasons().stream().map(Reason::of).toList();
  }
}

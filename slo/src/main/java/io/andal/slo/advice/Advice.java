package io.andal.slo.advice;

import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import java.util.List;
import java.util.Optional;

/**
 * What history says of an SLO's target.
 *
 * @param history that was looked at: from the first minute that was read
 * @param candidates loosest first, the present target among them; none without data
 * @param findings what matters most first
 */
public record Advice(
    SloDefinition definition,
    MinuteRange history,
    Distribution distribution,
    List<Candidate> candidates,
    Optional<Recommendation> recommendation,
    List<Dependency> dependencies,
    List<Finding> findings) {
  public Advice {
    candidates = List.copyOf(candidates);
    dependencies = List.copyOf(dependencies);
    findings = List.copyOf(findings);
  }

  /** The target in force. */
  public Optional<Candidate> present() {
    return candidates.stream().filter(Candidate::present).findFirst();
  }
}

package io.andal.server.policy;

import io.andal.slo.GateDecision;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.KeptDecision;
import io.andal.slo.policy.Policies;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What pages may know of the gate. */
public interface GateInsight {

  Policies policies();

  Optional<GateDecision> ofService(String service);

  Optional<GateDecision> ofSlo(String slo);

  /** Approvals that hold now, newest first. */
  List<Approval> approvals();

  /**
   * Kept answers, newest first.
   *
   * @param subjects only to these questions; empty = all
   * @param before only older than the one with this id
   */
  List<KeptDecision> decisions(Collection<String> subjects, Optional<Long> before, int limit);
}

package io.andal.server.policy;

import io.andal.server.AndalRuntime;
import io.andal.slo.GateDecision;
import io.andal.slo.policy.Approval;
import io.andal.slo.policy.KeptDecision;
import io.andal.slo.policy.Policies;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at the gate of the running house. */
@Component
final class RuntimeGateInsight implements GateInsight {
  private final AndalRuntime runtime;

  RuntimeGateInsight(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Policies policies() {
    return runtime.slos().gatekeeper().policies();
  }

  @Override
  public Optional<GateDecision> ofService(String service) {
    return runtime.slos().gateForService(service);
  }

  @Override
  public Optional<GateDecision> ofSlo(String slo) {
    return runtime.slos().gateForSlo(slo);
  }

  @Override
  public List<Approval> approvals() {
    return runtime.slos().gatekeeper().running();
  }

  @Override
  public List<KeptDecision> decisions(
      Collection<String> subjects, Optional<Long> before, int limit) {
    return runtime.slos().gatekeeper().decisions(subjects, before, limit);
  }
}

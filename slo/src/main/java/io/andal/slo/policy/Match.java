package io.andal.slo.policy;

import java.util.List;
import java.util.Optional;

/**
 * The policy that holds for an SLO.
 *
 * @param policy empty for the built-in one
 * @param others names of policies that would hold too, but are less specific
 */
public record Match(Optional<BudgetPolicy> policy, List<String> others) {

  /** Nobody wrote a policy for this SLO. */
  public static final Match BUILT_IN = new Match(Optional.empty(), List.of());

  public Match {
    others = List.copyOf(others);
  }

  public String name() {
    return policy.map(BudgetPolicy::name).orElse(BudgetPolicy.BUILT_IN);
  }
}

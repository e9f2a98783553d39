package io.andal.slo.policy;

import java.time.Instant;

/** What overrules a finding: somebody's decision, with a reason and an end. */
public sealed interface Lift {

  Instant until();

  /** An exception in the policy: it lifts everything. */
  record Excepted(PolicyException exception) implements Lift {
    @Override
    public Instant until() {
      return exception.until();
    }
  }

  /** An approval: it lifts what asks for one. */
  record Approved(Approval approval) implements Lift {
    @Override
    public Instant until() {
      return approval.until();
    }
  }
}

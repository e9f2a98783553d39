package io.andal.slo.policy;

import io.andal.slo.GateDecision.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One thing that the gate found about an SLO, and what it makes of the answer. */
public sealed interface Finding {

  Answer answer();

  /** The built-in policy: no budget is left. */
  record UsedUp() implements Finding {
    @Override
    public Answer answer() {
      return Answer.NO;
    }
  }

  /**
   * The built-in policy: the budget burns so fast that somebody is paged.
   *
   * @param rule the alert rule
   */
  record Paging(String rule) implements Finding {
    @Override
    public Answer answer() {
      return Answer.NO;
    }
  }

  /**
   * History is being read, so nobody knows the budget yet.
   *
   * @param progress 0 to 1
   */
  record Reading(Answer answer, double progress) implements Finding {}

  /**
   * The source is silent.
   *
   * @param last when there was data last; empty if never
   */
  record Unmeasured(Answer answer, Optional<Instant> last) implements Finding {}

  /**
   * A step of the policy holds.
   *
   * @param clearsIn how long until the budget is above the step's, at the present rate; empty if
   *     the step is not about that, or that won't happen
   */
  record Reached(Step step, Optional<Duration> clearsIn) implements Finding {
    @Override
    public Answer answer() {
      return step.then().answer();
    }
  }

  /** A freeze runs. */
  record Frozen(Freeze freeze, Instant until) implements Finding {
    @Override
    public Answer answer() {
      return freeze.answer();
    }
  }
}

package io.andal.slo.policy;

import io.andal.slo.GateDecision.Answer;
import java.util.List;

/**
 * What happens when an error budget runs low, decided before it does.
 *
 * @param selector whose budgets it speaks of
 * @param steps in the order in which they were written
 * @param onUnknown the gate's answer while a budget can't be measured
 */
public record BudgetPolicy(
    String name,
    String displayName,
    Selector selector,
    List<Step> steps,
    Answer onUnknown,
    List<Freeze> freezes,
    List<PolicyException> exceptions) {

  /** The name of the built-in policy, which holds where no other one does. */
  public static final String BUILT_IN = "default";

  public BudgetPolicy {
    steps = List.copyOf(steps);
    freezes = List.copyOf(freezes);
    exceptions = List.copyOf(exceptions);
  }

  /** The same with one more exception. */
  public BudgetPolicy with(PolicyException exception) {
    List<PolicyException> more = new java.util.ArrayList<>(exceptions);
    more.add(exception);
    return new BudgetPolicy(name, displayName, selector, steps, onUnknown, freezes, more);
  }
}

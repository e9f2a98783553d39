package io.andal.server.policy;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import java.util.List;
import java.util.Optional;

/** What the gate's page of one objective shows. */
public record ObjectiveGateView(
    String name,
    String title,
    String service,
    Badge badge,
    List<String> reasons,
    String policy,
    Optional<Governing> governing,
    GateView.DecisionPage decisions) {
  public ObjectiveGateView {
    reasons = List.copyOf(reasons);
  }

  /**
   * The policy that holds.
   *
   * @param href of its document
   * @param ladder its steps on the scale of the budget
   * @param calendar its freezes; empty if there are none
   */
  public record Governing(
      String name,
      String href,
      Markup ladder,
      List<StepRow> steps,
      Optional<Markup> calendar,
      List<GateView.FreezeRow> freezes) {
    public Governing {
      steps = List.copyOf(steps);
      freezes = List.copyOf(freezes);
    }
  }

  /** One step in words. */
  public record StepRow(
      String name, String when, String then, String message, Badge badge, boolean holds) {}
}

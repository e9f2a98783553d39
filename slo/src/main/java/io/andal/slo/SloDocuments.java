package io.andal.slo;

import io.andal.slo.adjustment.Adjustments;
import io.andal.slo.document.OpenSloKind;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of this module, and how documents become definitions. Stateless. */
public final class SloDocuments {
  private SloDocuments() {}

  /** Service, SLI, SLO, AlertPolicy, AlertCondition, AlertNotificationTarget, BudgetAdjustment. */
  public static List<Kind> kinds() {
    return Stream.concat(OpenSloKind.all().stream(), Adjustments.kinds().stream()).toList();
  }

  /** The definitions of all SLOs among documents that were found valid, by name. */
  public static List<SloDefinition> definitions(Documents documents) {
    Adjustments adjustments = Adjustments.of(documents);
    return OpenSloKind.definitions(documents).stream().map(adjustments::applyTo).toList();
  }
}

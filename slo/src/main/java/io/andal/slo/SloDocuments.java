package io.andal.slo;

import io.andal.slo.adjustment.Adjustments;
import io.andal.slo.document.OpenSloKind;
import io.andal.slo.policy.Policies;
import io.andal.slo.policy.PolicyAlerts;
import io.andal.slo.policy.PolicyKind;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of this module, and how documents become definitions. Stateless. */
public final class SloDocuments {
  private SloDocuments() {}

  /** OpenSLO's kinds, BudgetAdjustment and BudgetPolicy. */
  public static List<Kind> kinds() {
    return Stream.of(
            OpenSloKind.all(),
            Adjustments.kinds(),
            List.<Kind>of(new PolicyKind(Clock.systemUTC())))
        .flatMap(List::stream)
        .toList();
  }

  /** What a document of OpenSLO says, as v1 says it, whatever version it was written in. */
  public static ObjectNode v1(Document document) {
    return OpenSloKind.v1(document);
  }

  /** The definitions of all SLOs among documents that were found valid, by name. */
  public static List<SloDefinition> definitions(Documents documents) {
    Adjustments adjustments = Adjustments.of(documents);
    Policies policies = Policies.of(documents);
    return OpenSloKind.definitions(documents).stream()
        .map(adjustments::applyTo)
        .map(slo -> PolicyAlerts.added(slo, policies))
        .toList();
  }
}

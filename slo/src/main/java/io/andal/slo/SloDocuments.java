package io.andal.slo;

import io.andal.slo.document.OpenSloKind;
import io.andal.slo.policy.Policies;
import io.andal.slo.policy.PolicyAlerts;
import io.andal.slo.policy.PolicyKind;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The OpenSLO kinds and BudgetPolicy, and how documents become definitions. Stateless. */
public final class SloDocuments {
  private SloDocuments() {}

  /** Service, SLI, SLO, AlertPolicy, AlertCondition, AlertNotificationTarget, BudgetPolicy. */
  public static List<Kind> kinds() {
    return Stream.concat(OpenSloKind.all().stream(), Stream.of(new PolicyKind(Clock.systemUTC())))
        .toList();
  }

  /** The definitions of all SLOs among documents that were found valid, by name. */
  public static List<SloDefinition> definitions(Documents documents) {
    Policies policies = Policies.of(documents);
    return OpenSloKind.definitions(documents).stream()
        .map(slo -> PolicyAlerts.added(slo, policies))
        .toList();
  }
}

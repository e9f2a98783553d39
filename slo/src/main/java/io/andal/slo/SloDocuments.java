package io.andal.slo;

import io.andal.slo.adjustment.Adjustments;
import io.andal.slo.document.ExtractReferences;
import io.andal.slo.document.InlineReferences;
import io.andal.slo.document.OpenSloKind;
import io.andal.slo.document.Rewritten;
import io.andal.slo.policy.Policies;
import io.andal.slo.policy.PolicyAlerts;
import io.andal.slo.policy.PolicyKind;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of this module, and how documents become definitions. Stateless. */
public final class SloDocuments {
  /** The kinds that OpenSLO documents hold inline or refer to. */
  public static final Set<String> INLINE_KINDS =
      Set.of("SLI", "AlertPolicy", "AlertCondition", "AlertNotificationTarget");

  private SloDocuments() {}

  /** OpenSLO's kinds in their versions, Sloth's AlertWindows, BudgetAdjustment and BudgetPolicy. */
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

  /** The definitions of all SLOs among documents that were found valid, by document. */
  public static List<SloDefinition> definitions(Documents documents) {
    Adjustments adjustments = Adjustments.of(documents);
    Policies policies = Policies.of(documents);
    return OpenSloKind.definitions(documents).stream()
        .map(adjustments::applyTo)
        .map(slo -> PolicyAlerts.added(slo, policies))
        .toList();
  }

  /** All alerts that a valid SLO document asks for, also those that it silences. */
  public static List<AlertRule> alertRules(Document slo, Documents documents) {
    return OpenSloKind.alertRules(slo, documents);
  }

  /** What OpenSLO's SDK refuses in documents that Andal reads: errors with ids {@code strict-…}. */
  public static List<Problem> strictProblems(Collection<Document> documents) {
    return OpenSloKind.strictProblems(documents);
  }

  /**
   * Writes what documents refer to into them, as OpenSLO v1.
   *
   * @param kinds of {@link #INLINE_KINDS}; references to others stay
   * @param drop whether documents that were written into others are left out
   */
  public static Rewritten inline(List<Document> documents, Set<String> kinds, boolean drop) {
    return InlineReferences.inline(documents, kinds, drop);
  }

  /**
   * Makes documents of what is written inline, as OpenSLO v1.
   *
   * @param kinds of {@link #INLINE_KINDS}; others stay inline
   */
  public static Rewritten extract(List<Document> documents, Set<String> kinds) {
    return ExtractReferences.extract(documents, kinds);
  }
}

package io.andal.slo;

import io.andal.slo.document.ExtractReferences;
import io.andal.slo.document.InlineReferences;
import io.andal.slo.document.OpenSloKind;
import io.andal.slo.document.Rewritten;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The OpenSLO kinds, and how documents become definitions. Stateless. */
public final class SloDocuments {
  /** The kinds that OpenSLO documents hold inline or refer to. */
  public static final Set<String> INLINE_KINDS =
      Set.of("SLI", "AlertPolicy", "AlertCondition", "AlertNotificationTarget");

  private SloDocuments() {}

  /**
   * Service, SLI, SLO, AlertPolicy, AlertCondition, AlertNotificationTarget in their versions, and
   * Sloth's AlertWindows.
   */
  public static List<Kind> kinds() {
    return OpenSloKind.all();
  }

  /** The definitions of all SLOs among documents that were found valid, by document. */
  public static List<SloDefinition> definitions(Documents documents) {
    return OpenSloKind.definitions(documents);
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

package io.andal.slo;

import io.andal.slo.document.OpenSloKind;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;

/** The OpenSLO kinds, and how documents become definitions. Stateless. */
public final class SloDocuments {
  private SloDocuments() {}

  /** Service, SLI, SLO, AlertPolicy, AlertCondition, AlertNotificationTarget. */
  public static List<Kind> kinds() {
    return OpenSloKind.all();
  }

  /** The definitions of all SLOs among documents that were found valid, by name. */
  public static List<SloDefinition> definitions(Documents documents) {
    return OpenSloKind.definitions(documents);
  }
}

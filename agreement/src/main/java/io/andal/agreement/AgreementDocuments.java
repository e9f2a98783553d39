package io.andal.agreement;

import io.andal.agreement.document.AgreementKind;
import io.andal.agreement.document.Agreements;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;

/** The kind Agreement, and how documents become agreements. Stateless. */
public final class AgreementDocuments {
  private AgreementDocuments() {}

  public static List<Kind> kinds() {
    return List.of(new AgreementKind());
  }

  /** All agreements among documents that were found valid, by name. */
  public static List<Agreement> agreements(Documents documents) {
    return Agreements.read(documents);
  }
}

package io.andal.agreement.document;

import io.andal.agreement.Agreement;
import io.andal.workspace.Documents;
import java.util.List;

/** Reads all agreements of a set of valid documents. */
public final class Agreements {
  private Agreements() {}

  /** By name. */
  public static List<Agreement> read(Documents documents) {
    return documents.all(AgreementKind.NAME).stream().map(AgreementSpec::read).toList();
  }
}

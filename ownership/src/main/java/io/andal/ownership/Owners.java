package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Finds who answers for a document, from documents alone. Immutable.
 *
 * <p>An SLO belongs to the owner it names itself, else to the owner of its service.
 */
public final class Owners {
  /** The annotation that names an owner: {@code group:controls} or {@code user:ayu}. */
  public static final String ANNOTATION = "andal.io/owner";

  private Owners() {}

  /** Backstage's Group and User. */
  public static List<Kind> kinds() {
    throw new UnsupportedOperationException();
  }

  public static Owners of(Documents documents) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The one who answers for a document; empty if nobody does. */
  public Optional<Owner> ownerOf(Document document) {
    throw new UnsupportedOperationException();
  }

  /** The one who answers for an SLO, by the SLO's name. */
  public Optional<Owner> ownerOfSlo(String slo) {
    throw new UnsupportedOperationException();
  }

  /** The one who answers for a service, by the service's name. */
  public Optional<Owner> ownerOfService(String service) {
    throw new UnsupportedOperationException();
  }
}

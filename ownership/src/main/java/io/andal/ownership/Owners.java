package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
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

  private final Documents documents;

  private Owners(Documents documents) {
    this.documents = documents;
  }

  /** Backstage's Group and User. */
  public static List<Kind> kinds() {
    return List.of(BackstageKind.GROUP, BackstageKind.USER);
  }

  public static Owners of(Documents documents) {
    return new Owners(documents);
  }

  /** The one who answers for a document; empty if nobody does. */
  public Optional<Owner> ownerOf(Document document) {
    String named = document.annotation(ANNOTATION);
    if (!named.isEmpty()) {
      return resolve(named, "annotation %s of %s".formatted(ANNOTATION, document.id()));
    }
    String service = document.spec().path("service").asString("");
    return document.kind().equals("SLO") && !service.isEmpty()
        ? ownerOfService(service)
        : Optional.empty();
  }

  /** The one who answers for an SLO, by the SLO's name. */
  public Optional<Owner> ownerOfSlo(String slo) {
    return documents.find("SLO", slo).flatMap(this::ownerOf);
  }

  /** The one who answers for a service, by the service's name. */
  public Optional<Owner> ownerOfService(String service) {
    return documents.find("Service", service).flatMap(this::ownerOf);
  }

  /** Owners that are named but don't exist. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Document document : documents.all()) {
      String named = document.annotation(ANNOTATION);
      if (!named.isEmpty() && resolve(named, "").isEmpty()) {
        problems.add(
            document.warning(
                "/metadata/annotations",
                "owner-missing",
                "%s names the owner '%s', who isn't there".formatted(document.id(), named),
                "Add a Group or User document with this name, or name another."));
      }
    }
    return problems;
  }

  private Optional<Owner> resolve(String reference, String rule) {
    OwnerReference parsed = OwnerReference.parse(reference);
    return documents
        .find(parsed.kind(), parsed.name())
        .map(
            document -> {
              String email = document.at("/spec/profile/email").asString("");
              String title = document.at("/metadata/title").asString(document.name());
              return new Owner(
                  parsed.toString(),
                  document.at("/spec/profile/displayName").asString(title),
                  email.isEmpty() ? Optional.empty() : Optional.of(email),
                  rule);
            });
  }
}

package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Finds who answers for a document, from documents alone. Immutable.
 *
 * <p>The annotation is asked first, then {@code spec.owner} of Backstage's kinds. An SLO that names
 * nobody belongs to the owner of its service; an API, a component or a resource to the owner of its
 * system. An owner that is named but not known answers for nothing: the next rule is not asked,
 * because the author meant somebody else.
 */
public final class Owners {
  /** The annotation that names an owner: {@code group:controls} or {@code user:ayu}. */
  public static final String ANNOTATION = "andal.io/owner";

  private final Documents documents;

  /** Lists ask for the owners of all SLOs each time. */
  private final Map<String, Optional<Owner>> ofSlos = new ConcurrentHashMap<>();

  private Owners(Documents documents) {
    this.documents = documents;
  }

  /** Backstage's Group, User, Domain, System, Component, API and Resource. */
  public static List<Kind> kinds() {
    return List.copyOf(BackstageKind.ALL);
  }

  public static Owners of(Documents documents) {
    return new Owners(documents);
  }

  /** Warnings about owners, of all documents, that are written wrongly or not known. */
  public static List<Problem> problems(Documents documents) {
    return documents.all().stream()
        .flatMap(document -> OwnerProblems.of(document, documents).stream())
        .toList();
  }

  /** Warnings about the owner of one document; for kinds to add to their own checks. */
  public static List<Problem> problems(Document document, Documents documents) {
    return OwnerProblems.of(document, documents);
  }

  /** The one who answers for a document; empty if nobody does. */
  public Optional<Owner> ownerOf(Document document) {
    String named = document.annotation(ANNOTATION);
    if (!named.isEmpty()) {
      return owner(
          named,
          EntityReference.DEFAULT_NAMESPACE,
          "annotation " + ANNOTATION + " of " + document.id());
    }
    if (BackstageKind.OWNED.contains(document.kind())) {
      return ownerOfEntity(document);
    }
    JsonNode ref = document.at("/spec/serviceRef");
    JsonNode service = ref.isString() ? ref : document.at("/spec/service");
    return document.kind().equals("SLO") && service.isString()
        ? ownerOfService(service.asString())
        : Optional.empty();
  }

  private Optional<Owner> ownerOfEntity(Document entity) {
    String namespace = EntityReference.namespaceOf(entity);
    String named = entity.at("/spec/owner").asString("");
    if (!named.isEmpty()) {
      return owner(named, namespace, "spec.owner of " + entity.id());
    }
    // A system that claims to be in one must not be asked in circles.
    return entity.kind().equals("System")
        ? Optional.empty()
        : ownerOfSystem(entity.at("/spec/system").asString(""), namespace);
  }

  /**
   * The one who answers for a system, and so for what is in it and names nobody.
   *
   * @param reference {@code watering}, {@code system:default/watering}
   */
  public Optional<Owner> ownerOfSystem(String reference) {
    return ownerOfSystem(reference, EntityReference.DEFAULT_NAMESPACE);
  }

  private Optional<Owner> ownerOfSystem(String reference, String namespace) {
    return EntityReference.parse(reference, "System", namespace)
        .filter(system -> system.kind().equals("System"))
        .flatMap(system -> system.find(documents))
        .flatMap(this::ownerOf);
  }

  /**
   * The one who answers for an SLO.
   *
   * @param slo the document's name, or {@code DOCUMENT.OBJECTIVE} where a document makes several
   */
  public Optional<Owner> ownerOfSlo(String slo) {
    Optional<Owner> known = ofSlos.get(slo);
    if (known != null) {
      return known;
    }
    // Names of documents hold no dots.
    int dot = slo.indexOf('.');
    Optional<Document> document = documents.find("SLO", dot < 0 ? slo : slo.substring(0, dot));
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Optional<Owner> owner = document.flatMap(this::ownerOf);
    ofSlos.put(slo, owner);
    return owner;
  }

  /** The one who answers for a service, by the service's name. */
  public Optional<Owner> ownerOfService(String service) {
    return documents.find("Service", service).flatMap(this::ownerOf);
  }

  /**
   * The person or group that a reference names; empty if the workspace doesn't know it.
   *
   * @param reference as documents write it, or as code hosts do: {@code @acme/controls}, {@code
   *     ayu@pumps.example}
   */
  public Optional<Owner> named(String reference) {
    if (Handles.isHandle(reference)) {
      return new Handles(documents)
          .find(reference)
          .map(found -> owner(EntityReference.of(found), found, "reference " + reference));
    }
    return owner(reference, EntityReference.DEFAULT_NAMESPACE, "reference " + reference);
  }

  private Optional<Owner> owner(String text, String namespace, String rule) {
    return EntityReference.owner(text, namespace)
        .flatMap(
            reference -> reference.find(documents).map(found -> owner(reference, found, rule)));
  }

  private static Owner owner(EntityReference reference, Document found, String rule) {
    String title = found.at("/metadata/title").asString(found.displayName());
    Optional<String> email =
        Optional.of(found.at("/spec/profile/email").asString("")).filter(text -> !text.isEmpty());
    return new Owner(
        reference.toString(), found.at("/spec/profile/displayName").asString(title), email, rule);
  }
}

package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One of Backstage's kinds. As in Backstage, a relation to what isn't in the workspace is no error,
 * so a part of a larger catalog can be used as it is.
 *
 * @param relations fields of {@code spec} that name others, besides its owner
 */
record BackstageKind(String name, List<Relation> relations) implements Kind {
  static final List<BackstageKind> ALL =
      List.of(
          of("Group", one("parent", "Group"), many("children", "Group"), many("members", "User")),
          of("User", many("memberOf", "Group")),
          of("Domain", one("subdomainOf", "Domain")),
          of("System", one("domain", "Domain")),
          of(
              "Component",
              one("system", "System"),
              one("subcomponentOf", "Component"),
              many("providesApis", "API"),
              many("consumesApis", "API"),
              many("dependsOn", "Component"),
              many("dependencyOf", "Component")),
          of("API", one("system", "System")),
          of(
              "Resource",
              one("system", "System"),
              many("dependsOn", "Component"),
              many("dependencyOf", "Component")));

  /** Those whose {@code spec.owner} says who answers for them. */
  static final Set<String> OWNED =
      ALL.stream()
          .map(BackstageKind::name)
          .filter(name -> !name.equals("Group") && !name.equals("User"))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * A field that names others.
   *
   * @param kind of those that are named without one
   */
  record Relation(String field, boolean many, String kind) {}

  private static BackstageKind of(String name, Relation... relations) {
    return new BackstageKind(name, List.of(relations));
  }

  private static Relation one(String field, String kind) {
    return new Relation(field, false, kind);
  }

  private static Relation many(String field, String kind) {
    return new Relation(field, true, kind);
  }

  @Override
  public String apiVersion() {
    return "backstage.io/v1alpha1";
  }

  @Override
  public String schema() {
    return "/io/andal/ownership/schema/" + name.toLowerCase(Locale.ROOT) + ".json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>(OwnerProblems.of(document, all));
    for (Relation relation : relations) {
      String pointer = "/spec/" + relation.field();
      JsonNode written = document.at(pointer);
      if (!relation.many()) {
        unknown(document, all, pointer, written, relation.kind()).ifPresent(problems::add);
      }
      for (int i = 0; relation.many() && i < written.size(); i++) {
        unknown(document, all, pointer + "/" + i, written.path(i), relation.kind())
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> unknown(
      Document document, Documents all, String pointer, JsonNode written, String otherwise) {
    if (!written.isString()) {
      return Optional.empty();
    }
    String text = written.asString();
    Optional<EntityReference> reference =
        EntityReference.parse(text, otherwise, EntityReference.namespaceOf(document));
    if (reference.flatMap(named -> named.find(all)).isPresent()) {
      return Optional.empty();
    }
    String kind = reference.map(EntityReference::kind).orElse(otherwise);
    return Optional.of(
        document.warning(
            pointer,
            "relation-unknown",
            "There is no " + kind + " '" + text + "' in this workspace",
            OwnerProblems.remedy(text, all, List.of(kind))));
  }
}

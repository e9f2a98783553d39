package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Backstage's Group and User. As in Backstage, a relation to somebody who isn't in the workspace is
 * no error, so a part of a larger catalog can be used as it is.
 */
record BackstageKind(String name) implements Kind {

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
    return name.equals("Group")
        ? groupProblems(document, all)
        : relations(document, all, "memberOf", "Group");
  }

  private static List<Problem> groupProblems(Document group, Documents all) {
    List<Problem> problems = new ArrayList<>();
    JsonNode parent = group.at("/spec/parent");
    if (parent.isString()) {
      relation(group, all, "/spec/parent", parent.asString(), "Group").ifPresent(problems::add);
    }
    problems.addAll(relations(group, all, "children", "Group"));
    problems.addAll(relations(group, all, "members", "User"));
    return problems;
  }

  private static List<Problem> relations(
      Document document, Documents all, String field, String kind) {
    List<Problem> problems = new ArrayList<>();
    JsonNode names = document.at("/spec/" + field);
    for (int i = 0; i < names.size(); i++) {
      relation(document, all, "/spec/" + field + "/" + i, names.path(i).asString(), kind)
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> relation(
      Document document, Documents all, String pointer, String text, String kind) {
    boolean known =
        OwnerReference.parse(text, kind).flatMap(reference -> reference.find(all)).isPresent();
    return known
        ? Optional.empty()
        : Optional.of(
            document.warning(
                pointer,
                "relation-unknown",
                "There is no " + kind + " '" + text + "' in this workspace",
                OwnerProblems.remedy(text, all, List.of(kind))));
  }
}

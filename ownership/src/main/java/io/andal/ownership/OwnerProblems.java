package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.NearestName;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Warns of owners that nobody knows. */
final class OwnerProblems {
  private static final String ANNOTATION = "/metadata/annotations/andal.io~1owner";
  private static final String FIELD = "/spec/owner";

  private OwnerProblems() {}

  /** Of the annotation, and of the field where the kind has one. */
  static List<Problem> of(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    unknown(document, all, ANNOTATION, EntityReference.DEFAULT_NAMESPACE).ifPresent(problems::add);
    if (BackstageKind.OWNED.contains(document.kind())) {
      unknown(document, all, FIELD, EntityReference.namespaceOf(document)).ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<Problem> unknown(
      Document document, Documents all, String pointer, String namespace) {
    String text = document.at(pointer).asString("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<EntityReference> reference = EntityReference.owner(text, namespace);
    if (reference.isEmpty()) {
      return Optional.of(
          document.warning(
              pointer,
              "owner-form",
              "'" + text + "' does not name an owner",
              "Write group:NAME or user:NAME"));
    }
    if (reference.get().find(all).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        document.warning(
            pointer,
            "owner-unknown",
            "The owner '" + text + "' of " + document.id() + " is not in this workspace",
            remedy(reference.get().toString(), all, List.of("Group", "User"))));
  }

  static String remedy(String written, Documents all, List<String> kinds) {
    List<String> known = new ArrayList<>();
    for (String kind : kinds) {
      String prefix = kinds.size() == 1 ? "" : kind.toLowerCase(Locale.ROOT) + ":";
      all.all(kind).forEach(document -> known.add(prefix + document.name()));
    }
    return known.isEmpty()
        ? "Add a document of kind " + String.join(" or ", kinds) + "; there is none yet"
        : NearestName.remedy(written, known, "names");
  }
}

package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whom the names of code hosts mean: {@code @acme/controls}, {@code @ayu}, {@code
 * ayu@pumps.example}. Annotations that Backstage's plugins write for the hosts come first, then
 * equal names.
 */
record Handles(Documents documents) {
  private static final List<String> TEAM =
      List.of("github.com/team-slug", "gitlab.com/group", "andal.io/handle");
  private static final List<String> PERSON =
      List.of("github.com/user-login", "gitlab.com/user-login", "andal.io/handle");

  /** Whether a text is such a name and no reference of documents. */
  static boolean isHandle(String text) {
    return text.indexOf('@') >= 0;
  }

  Optional<Document> find(String handle) {
    if (!handle.startsWith("@")) {
      return first("User", document -> mail(document).equalsIgnoreCase(handle))
          .or(() -> first("Group", document -> mail(document).equalsIgnoreCase(handle)));
    }
    String name = handle.replaceFirst("^@+", "");
    String last = name.substring(name.lastIndexOf('/') + 1);
    Optional<Document> team =
        first("Group", document -> says(document, TEAM, name))
            .or(() -> first("Group", document -> document.name().equalsIgnoreCase(last)));
    if (name.indexOf('/') >= 0) {
      return team;
    }
    return first("User", document -> says(document, PERSON, name))
        .or(() -> first("User", document -> document.name().equalsIgnoreCase(name)))
        .or(() -> team);
  }

  private Optional<Document> first(String kind, Predicate<Document> wanted) {
    Stream<Document> all = documents.all(kind).stream();
    return all.filter(wanted).findFirst();
  }

  private static String mail(Document document) {
    return document.at("/spec/profile/email").asString("");
  }

  private static boolean says(Document document, List<String> annotations, String name) {
    return annotations.stream()
        .map(document::annotation)
        .map(written -> written.startsWith("@") ? written.substring(1) : written)
        .anyMatch(name::equalsIgnoreCase);
  }
}

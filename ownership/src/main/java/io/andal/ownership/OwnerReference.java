package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How documents name an owner: {@code group:controls}, {@code user:ayu}, {@code controls} (a
 * group), or Backstage's full form {@code group:default/controls}.
 *
 * @param kind {@code Group} or {@code User}
 */
record OwnerReference(String kind, String namespace, String name) {
  private static final String DEFAULT_NAMESPACE = "default";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<kind>(?i:group|user)):)?(?:(?<namespace>[-A-Za-z0-9]{1,63})/)?"
              + "(?<name>[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)");

  /**
   * Reads a reference.
   *
   * @param otherwise the kind meant where none is written
   * @return empty if the text has none of the forms
   */
  static Optional<OwnerReference> parse(String text, String otherwise) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String kind = matcher.group("kind");
    String namespace = matcher.group("namespace");
    return Optional.of(
        new OwnerReference(
            kind == null ? otherwise : kind.equalsIgnoreCase("user") ? "User" : "Group",
            namespace == null ? DEFAULT_NAMESPACE : namespace.toLowerCase(Locale.ROOT),
            matcher.group("name")));
  }

  /** The Group or User of this name; Backstage's names differ by more than case. */
  Optional<Document> find(Documents documents) {
    Optional<Document> exact = documents.find(kind, name).filter(this::isInNamespace);
    return exact.isPresent()
        ? exact
        : documents.all(kind).stream()
            .filter(document -> document.name().equalsIgnoreCase(name))
            .filter(this::isInNamespace)
            .findFirst();
  }

  private boolean isInNamespace(Document document) {
    return document
        .at("/metadata/namespace")
        .asString(DEFAULT_NAMESPACE)
        .equalsIgnoreCase(namespace);
  }

  /** The short form, or the full one outside the default namespace. */
  @Override
  public String toString() {
    String prefix = namespace.equals(DEFAULT_NAMESPACE) ? "" : namespace + "/";
    return kind.toLowerCase(Locale.ROOT) + ":" + prefix + name;
  }
}

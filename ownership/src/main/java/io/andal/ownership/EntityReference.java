package io.andal.ownership;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How documents name a group, a person, an API and all else that Backstage knows: {@code
 * group:controls}, {@code controls} where the kind is clear, {@code api:default/pumps} in full.
 *
 * @param kind as documents write it where it is known ({@code Group}, {@code API}), else as written
 */
public record EntityReference(String kind, String namespace, String name) {
  /** The namespace of what names none. */
  public static final String DEFAULT_NAMESPACE = "default";

  private static final List<String> KINDS =
      List.of("Group", "User", "API", "Component", "System", "Domain", "Resource", "Location");
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<kind>[A-Za-z][A-Za-z0-9]{0,62}):)?(?:(?<namespace>[-A-Za-z0-9]{1,63})/)?"
              + "(?<name>[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)");

  /**
   * Reads a reference.
   *
   * @param kind meant where none is written
   * @param namespace meant where none is written
   * @return empty if the text has none of the forms
   */
  public static Optional<EntityReference> parse(String text, String kind, String namespace) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String writtenKind = matcher.group("kind");
    String writtenNamespace = matcher.group("namespace");
    return Optional.of(
        new EntityReference(
            writtenKind == null ? kind : known(writtenKind),
            (writtenNamespace == null ? namespace : writtenNamespace).toLowerCase(Locale.ROOT),
            matcher.group("name")));
  }

  /** What a document itself is referred to by. */
  public static EntityReference of(Document document) {
    return new EntityReference(document.kind(), namespaceOf(document), document.name());
  }

  /** Whoever is named as an owner in a document: a group where no kind is written. */
  static Optional<EntityReference> owner(String text, String namespace) {
    return parse(text, "Group", namespace)
        .filter(reference -> reference.kind.equals("Group") || reference.kind.equals("User"));
  }

  static String namespaceOf(Document document) {
    return document.at("/metadata/namespace").asString(DEFAULT_NAMESPACE).toLowerCase(Locale.ROOT);
  }

  private static String known(String written) {
    return KINDS.stream().filter(written::equalsIgnoreCase).findFirst().orElse(written);
  }

  /** The document of this name; Backstage's names differ by more than case. */
  public Optional<Document> find(Documents documents) {
    Optional<Document> exact = documents.find(kind, name).filter(this::isInNamespace);
    return exact.isPresent()
        ? exact
        : documents.all(kind).stream()
            .filter(document -> document.name().equalsIgnoreCase(name))
            .filter(this::isInNamespace)
            .findFirst();
  }

  private boolean isInNamespace(Document document) {
    return namespaceOf(document).equals(namespace);
  }

  /** Every part of it, in lower case, so that equal ones are equal: {@code group:default/ayu}. */
  public String full() {
    return (kind + ":" + namespace + "/" + name).toLowerCase(Locale.ROOT);
  }

  /** The short form, or the full one outside the default namespace. */
  @Override
  public String toString() {
    String prefix = namespace.equals(DEFAULT_NAMESPACE) ? "" : namespace + "/";
    return kind.toLowerCase(Locale.ROOT) + ":" + prefix + name;
  }
}

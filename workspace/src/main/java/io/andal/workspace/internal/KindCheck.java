package io.andal.workspace.internal;

import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns trees into documents of known kinds, and checks them. Thread-safe. */
public final class KindCheck {
  private static final int LONGEST_NAME = 63;
  private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, SchemaCheck> schemas = new ConcurrentHashMap<>();

  /** Documents that failed their schema: what only holds beyond it is not looked at. */
  private final Set<Document> broken =
      java.util.Collections.newSetFromMap(
          java.util.Collections.synchronizedMap(new java.util.WeakHashMap<>()));

  public KindCheck(Collection<Kind> kinds) {
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
  }

  public List<Kind> all() {
    return List.copyOf(kinds.values());
  }

  /** The document that a tree is, if its head says so; adds what is wrong with head and form. */
  public Optional<Document> document(SourceText source, YamlTree tree, List<Problem> problems) {
    if (!(tree.root() instanceof ObjectNode body)) {
      problems.add(
          at(
              source,
              tree.start(),
              "not-a-document",
              "this is not a document",
              "A document is a mapping that starts with apiVersion and kind."));
      return Optional.empty();
    }
    Head head = new Head(source, tree, problems);
    Optional<String> kindName =
        head.text(body, "kind", "/kind", "one of " + String.join(", ", kinds.keySet()));
    Optional<String> version = head.text(body, "apiVersion", "/apiVersion", "such as openslo/v1");
    if (kindName.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    Kind kind = kinds.get(kindName.get());
    if (kind == null) {
      problems.add(
          at(
              source,
              head.position("/kind"),
              "unknown-kind",
              "there is no kind '%s'".formatted(kindName.get()),
              Nearest.hint(kindName.get(), kinds.keySet())));
      return Optional.empty();
    }
    if (!kind.apiVersion().equals(version.get())) {
      problems.add(
          at(
              source,
              head.position("/apiVersion"),
              "wrong-version",
              "%s of '%s' can't be read".formatted(kind.name(), version.get()),
              "Write apiVersion: %s.".formatted(kind.apiVersion())));
      return Optional.empty();
    }
    JsonNode metadata = body.path("metadata");
    if (!metadata.isObject()) {
      problems.add(
          at(
              source,
              head.position("/metadata"),
              "field-missing",
              "the mapping 'metadata' is missing",
              "Add metadata with a name."));
      return Optional.empty();
    }
    Optional<String> name =
        head.text(metadata, "name", "/metadata/name", "such as checkout-availability");
    if (name.isEmpty() || !wellNamed(kind, name.get(), source, head, problems)) {
      return Optional.empty();
    }
    Document document =
        new Document(
            DocumentId.of(kind.name(), name.get()),
            version.get(),
            body,
            tree.text(),
            source.file(),
            tree.start(),
            tree.positions());
    List<Problem> found = schema(kind).check(document);
    if (!found.isEmpty()) {
      broken.add(document);
      problems.addAll(found);
    }
    return Optional.of(document);
  }

  /** Backstage has rules of its own for names; its kinds' schemas hold them. */
  private static boolean wellNamed(
      Kind kind, String name, SourceText source, Head head, List<Problem> problems) {
    if (kind.apiVersion().startsWith("backstage.io/")
        || (name.length() <= LONGEST_NAME && name.matches(NAME))) {
      return true;
    }
    problems.add(
        at(
            source,
            head.position("/metadata/name"),
            "wrong-form",
            "the name '%s' is not a label"
                .formatted(name.length() > 80 ? name.substring(0, 77) + "…" : name),
            "Use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends."));
    return false;
  }

  private SchemaCheck schema(Kind kind) {
    return schemas.computeIfAbsent(kind.schema(), SchemaCheck::new);
  }

  /** Adds what is wrong with the references and the meaning of a document among all others. */
  public void check(Document document, Documents all, List<Problem> problems) {
    Kind kind = kinds.get(document.kind());
    if (kind == null || broken.contains(document)) {
      return;
    }
    boolean complete = true;
    Set<String> told = new HashSet<>();
    for (Kind.Reference reference : kind.references(document)) {
      if (all.find(reference.target()).isPresent() || !told.add(reference.pointer())) {
        continue;
      }
      complete = false;
      Set<String> names =
          all.all(reference.target().kind()).stream()
              .map(Document::name)
              .collect(Collectors.toSet());
      problems.add(
          document.error(
              reference.pointer(),
              "reference-missing",
              "there is no %s '%s'".formatted(reference.target().kind(), reference.target().name()),
              Nearest.hint(reference.target().name(), names)));
    }
    if (complete) {
      problems.addAll(kind.check(document, all));
    }
  }

  public List<Kind.Reference> references(Document document) {
    Kind kind = kinds.get(document.kind());
    return kind == null || broken.contains(document) ? List.of() : kind.references(document);
  }

  private static Problem at(
      SourceText source, Position position, String rule, String message, String remedy) {
    return new Problem(Problem.Severity.ERROR, rule, source.file(), position, message, remedy);
  }

  /** Reads the fields that every document starts with. */
  private record Head(SourceText source, YamlTree tree, List<Problem> problems) {

    Position position(String pointer) {
      Position position = tree.positions().get(pointer);
      return position == null ? tree.start() : position;
    }

    Optional<String> text(JsonNode parent, String field, String pointer, String example) {
      JsonNode value = parent.path(field);
      if (value.isString() && !value.asString().isBlank()) {
        return Optional.of(value.asString());
      }
      problems.add(
          value.isMissingNode()
              ? at(
                  source,
                  position(pointer.substring(0, pointer.lastIndexOf('/'))),
                  "field-missing",
                  "the field '%s' is missing".formatted(field),
                  "Add %s, %s.".formatted(field, example))
              : at(
                  source,
                  position(pointer),
                  "wrong-type",
                  "'%s' is not text".formatted(field),
                  "Write text, %s.".formatted(example)));
      return Optional.empty();
    }
  }
}

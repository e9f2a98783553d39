package io.andal.workspace;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All kinds that are known, with their schemas; tells what kind of document a text is. */
final class KindRegistry {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private final Map<String, Map<String, KindSchema>> byNameAndVersion = new TreeMap<>();

  KindRegistry(List<Kind> kinds) {
    for (Kind kind : kinds) {
      KindSchema earlier =
          byNameAndVersion
              .computeIfAbsent(kind.name(), _ -> new TreeMap<>())
              .put(kind.apiVersion(), KindSchema.of(kind));
      if (earlier != null) {
        throw new IllegalArgumentException(
            "Two kinds are called " + kind.apiVersion() + " " + kind.name());
      }
    }
  }

  Collection<KindSchema> all() {
    return byNameAndVersion.values().stream().flatMap(m -> m.values().stream()).toList();
  }

  Optional<KindSchema> find(String kind, String apiVersion) {
    return Optional.ofNullable(byNameAndVersion.getOrDefault(kind, Map.of()).get(apiVersion));
  }

  /** Finds kind and name of a draft, and checks it against its schema. */
  void examine(Draft draft) {
    YamlDocument yaml = draft.yaml();
    if (!(yaml.root() instanceof ObjectNode body)) {
      draft.error(
          yaml.start(),
          "not-a-document",
          "A document is a mapping of fields, and this is none",
          "Start with apiVersion, kind, metadata and spec");
      return;
    }
    Optional<KindSchema> schema = schemaOf(draft, body);
    if (schema.isEmpty()) {
      return;
    }
    List<Problem> problems = SchemaErrors.problems(yaml, schema.get());
    problems.forEach(draft::add);
    String name = nameOf(body, schema.get().kind(), problems.isEmpty());
    if (name.isEmpty()) {
      if (problems.isEmpty()) {
        draft.error(
            yaml.positions().getOrDefault("/metadata/name", yaml.start()),
            "name-missing",
            "The document has no name",
            "Write metadata.name, a text");
      }
      return;
    }
    checkName(draft, schema.get(), name);
    draft.identified(document(yaml, body, name), schema.get().kind());
    if (!draft.hasErrors()) {
      draft.complete();
    }
  }

  /** Empty if there is none. */
  private static String nameOf(ObjectNode body, Kind kind, boolean passed) {
    String written = body.at("/metadata/name").asString("");
    return written.isEmpty() && passed ? kind.nameOf(body).orElse("") : written;
  }

  private static Document document(YamlDocument yaml, ObjectNode body, String name) {
    return new Document(
        DocumentId.of(body.path("kind").asString(), name),
        body.path("apiVersion").asString(),
        body,
        yaml.text(),
        yaml.file(),
        yaml.start(),
        yaml.positions());
  }

  private static void checkName(Draft draft, KindSchema schema, String name) {
    if (!schema.namesAreItsOwn() && !LABEL.matcher(name).matches()) {
      draft.error(
          draft.yaml().positions().getOrDefault("/metadata/name", draft.yaml().start()),
          "name-invalid",
          "The name '" + YamlScalars.shortened(name) + "' can't be used",
          "Names have 1 to 63 lower-case letters, digits and '-', and start and end with a letter"
              + " or digit; metadata.displayName may hold anything");
    }
  }

  private Optional<KindSchema> schemaOf(Draft draft, ObjectNode body) {
    YamlDocument yaml = draft.yaml();
    boolean stated = true;
    for (String field : List.of("apiVersion", "kind")) {
      JsonNode value = body.path(field);
      if (!value.isString()) {
        draft.error(
            yaml.positions().getOrDefault("/" + field, yaml.start()),
            value.isMissingNode() ? "missing-field" : "wrong-type",
            value.isMissingNode()
                ? "The field '" + field + "' is missing in the document"
                : field + " is no text",
            NearestName.list(byNameAndVersion.keySet()).equals("none")
                ? "Say what kind of document it is"
                : "Say what kind of document it is. Known kinds: " + kindsWithVersions());
        stated = false;
      }
    }
    return stated
        ? schemaOf(draft, body.path("kind").asString(), body.path("apiVersion").asString())
        : Optional.empty();
  }

  private Optional<KindSchema> schemaOf(Draft draft, String kind, String apiVersion) {
    Map<String, Position> positions = draft.yaml().positions();
    Map<String, KindSchema> versions = byNameAndVersion.get(kind);
    if (versions == null) {
      draft.error(
          positions.getOrDefault("/kind", draft.yaml().start()),
          "kind-unknown",
          "Unknown kind '" + YamlScalars.shortened(kind) + "'",
          NearestName.of(kind, byNameAndVersion.keySet())
                  .map(near -> "Did you mean '" + near + "'? ")
                  .orElse("")
              + "Known kinds: "
              + kindsWithVersions());
      return Optional.empty();
    }
    KindSchema schema = versions.get(apiVersion);
    if (schema == null) {
      draft.error(
          positions.getOrDefault("/apiVersion", draft.yaml().start()),
          "api-version-unknown",
          "A " + kind + " of apiVersion '" + YamlScalars.shortened(apiVersion) + "' is not known",
          "Write apiVersion: " + String.join(" or ", versions.keySet()));
    }
    return Optional.ofNullable(schema);
  }

  private String kindsWithVersions() {
    return String.join(
        ", ",
        all().stream()
            .map(KindSchema::kind)
            .filter(Kind::written)
            .map(kind -> kind.name() + " (" + kind.apiVersion() + ")")
            .toList());
  }
}

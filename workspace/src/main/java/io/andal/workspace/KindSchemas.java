package io.andal.workspace;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of all kinds, as editors want them. Immutable. */
public final class KindSchemas {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final List<KindSchema> schemas;

  KindSchemas(Collection<KindSchema> schemas) {
    this.schemas = List.copyOf(schemas);
  }

  /** The kinds, by name and version. */
  public List<Kind> kinds() {
    return schemas.stream().map(KindSchema::kind).toList();
  }

  /** The schema of one kind as JSON; empty if there is no such kind. */
  public Optional<String> find(String kind) {
    return schemas.stream()
        .filter(schema -> schema.kind().name().equals(kind) && schema.kind().written())
        .findFirst()
        .map(KindSchema::text);
  }

  /** One schema for all kinds: a document's {@code kind} and {@code apiVersion} choose its part. */
  public String all() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Andal document");
    root.put("type", "object");
    ArrayNode required = root.putArray("required");
    List.of("apiVersion", "kind").forEach(required::add);
    ArrayNode names = root.putObject("properties").putObject("kind").putArray("enum");
    kinds().stream().map(Kind::name).distinct().forEach(names::add);
    ArrayNode choices = root.putArray("allOf");
    ObjectNode definitions = root.putObject("$defs");
    for (KindSchema schema : schemas) {
      String name = schema.kind().apiVersion().replace('/', '.') + "." + schema.kind().name();
      ObjectNode own = (ObjectNode) schema.root().deepCopy();
      // An id of its own keeps the references inside a part pointing into that part.
      if (!own.has("$id")) {
        own.put("$id", "urn:andal:" + name);
      }
      definitions.set(name, own);
      ObjectNode choice = choices.addObject();
      ObjectNode properties = choice.putObject("if").putObject("properties");
      properties.putObject("kind").put("const", schema.kind().name());
      properties.putObject("apiVersion").put("const", schema.kind().apiVersion());
      choice.putObject("then").put("$ref", own.path("$id").asString());
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}

package io.andal.workspace;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compiled JSON Schema of one kind. Fetches nothing from the network. Thread-safe. */
final class KindSchema {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Kind kind;
  private final String text;
  private final JsonNode root;
  private final Schema schema;

  private KindSchema(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
    this.root = MAPPER.readTree(text);
    this.schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                    builder.schemaLoader(
                        loader -> loader.fetchRemoteResources(false).block(_ -> false)))
            .getSchema(root);
  }

  /**
   * @throws IllegalArgumentException if the kind names a schema that isn't on the class path
   */
  static KindSchema of(Kind kind) {
    try (InputStream in = kind.getClass().getResourceAsStream(kind.schema())) {
      if (in == null) {
        throw new IllegalArgumentException(
            "The schema " + kind.schema() + " of " + kind.name() + " isn't on the class path");
      }
      return new KindSchema(kind, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Kind kind() {
    return kind;
  }

  /** The schema as its author wrote it. */
  String text() {
    return text;
  }

  JsonNode root() {
    return root;
  }

  List<Error> errors(JsonNode body) {
    return schema.validate(body);
  }

  /** Whether the schema itself says what {@code metadata.name} may look like. */
  boolean namesAreItsOwn() {
    JsonNode name = resolved(resolved(root.at("/properties/metadata")).at("/properties/name"));
    return name.has("pattern") || name.has("enum");
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
  }
}

package io.andal.cli;

import io.andal.cli.report.Json;
import io.andal.workspace.Kind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON Schema for files that hold documents of several kinds: the {@code kind} field of a
 * document chooses. References inside a kind's schema are moved along, because many editors know
 * neither embedded identifiers nor a second file.
 */
final class AnyKindSchema {
  private AnyKindSchema() {}

  static ObjectNode of(List<Kind> kinds) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ArrayNode names = json.arrayNode();
    ArrayNode choices = json.arrayNode();
    ObjectNode definitions = json.objectNode();
    for (Kind kind : kinds) {
      names.add(kind.name());
      choices.add(choice(kind.name()));
      definitions.set(kind.name(), embedded(kind));
    }
    ObjectNode kindField = json.objectNode().put("description", "What the document describes.");
    kindField.set("enum", names);
    ObjectNode schema =
        json.objectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "Andal document")
            .put("type", "object");
    schema.set("required", json.arrayNode().add("apiVersion").add("kind"));
    schema.set("properties", json.objectNode().set("kind", kindField));
    schema.set("allOf", choices);
    schema.set("$defs", definitions);
    return schema;
  }

  private static ObjectNode choice(String name) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode condition = json.objectNode();
    condition.set("required", json.arrayNode().add("kind"));
    condition.set(
        "properties", json.objectNode().set("kind", json.objectNode().put("const", name)));
    ObjectNode choice = json.objectNode();
    choice.set("if", condition);
    choice.set("then", json.objectNode().put("$ref", "#/$defs/" + name));
    return choice;
  }

  private static JsonNode embedded(Kind kind) {
    ObjectNode schema = (ObjectNode) Json.parse(SchemaCommand.text(kind));
    schema.remove("$schema");
    move(schema, "#/$defs/" + kind.name());
    return schema;
  }

  private static void move(JsonNode node, String place) {
    String reference = node.path("$ref").asString("");
    if (reference.startsWith("#") && node instanceof ObjectNode object) {
      object.put("$ref", place + reference.substring(1));
    }
    node.forEach(child -> move(child, place));
  }
}

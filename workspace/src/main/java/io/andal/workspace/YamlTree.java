package io.andal.workspace;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns the nodes of one YAML document into a JSON tree and the positions of its values. */
final class YamlTree {
  /** Long keys times deep nesting times many values would fill the memory with pointers. */
  private static final long MOST_POINTER_CHARACTERS = 64L << 20;

  private final Map<String, Position> positions = new HashMap<>();
  private final Map<String, Position> keys = new HashMap<>();
  private long pointerCharacters;

  static YamlDocument document(YamlNode root, String text, String file) {
    YamlTree tree = new YamlTree();
    JsonNode json = tree.convert(root, root.position(), "");
    return new YamlDocument(json, text, file, root.position(), tree.positions, tree.keys);
  }

  private JsonNode convert(YamlNode node, Position position, String pointer) {
    pointerCharacters += pointer.length();
    if (pointerCharacters > MOST_POINTER_CHARACTERS) {
      throw new YamlRefusal(
          "too-large",
          position,
          "The names of fields are too long for so many values",
          "Use shorter names, or split the text");
    }
    positions.put(pointer, position);
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.value();
      case YamlNode.Sequence sequence -> array(sequence, pointer);
      case YamlNode.Mapping mapping -> object(mapping, pointer);
    };
  }

  private ArrayNode array(YamlNode.Sequence sequence, String pointer) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      array.add(convert(item, item.position(), pointer + "/" + i));
    }
    return array;
  }

  private ObjectNode object(YamlNode.Mapping mapping, String pointer) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (YamlNode.Field field : mapping.fields()) {
      String below = pointer + "/" + escaped(field.name());
      keys.put(below, field.position());
      Position shown = isBlock(field.value()) ? field.position() : field.valuePosition();
      object.set(field.name(), convert(field.value(), shown, below));
    }
    return object;
  }

  private static boolean isBlock(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar _ -> false;
      case YamlNode.Sequence sequence -> !sequence.flow();
      case YamlNode.Mapping mapping -> !mapping.flow();
    };
  }

  /** A field's name as a step of a JSON pointer (RFC 6901). */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

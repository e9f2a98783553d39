package io.andal.workspace;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One document of a YAML text, before anything is known about its kind.
 *
 * @param positions of values, by JSON pointer; a block mapping or list is shown at its key
 * @param keys of the names of fields, by JSON pointer of their values
 */
record YamlDocument(
    JsonNode root,
    String text,
    String file,
    Position start,
    Map<String, Position> positions,
    Map<String, Position> keys) {

  /** Stands for a text that holds no document that can be read. */
  static YamlDocument unreadable(SourceText text, int lineOffset) {
    return new YamlDocument(
        JsonNodeFactory.instance.missingNode(),
        text.text(),
        text.file(),
        new Position(1 + lineOffset, 1),
        Map.of(),
        Map.of());
  }

  /** Where a field's name stands; the nearest value around it if it has none. */
  Position keyOf(String pointer) {
    Position key = keys.get(pointer);
    return key != null ? key : positions.getOrDefault(pointer, start);
  }
}

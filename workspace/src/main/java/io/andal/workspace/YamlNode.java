package io.andal.workspace;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A value as it stands in a YAML text. Aliases share the node that their anchor names, so a text
 * that multiplies itself costs nothing until its {@link #size} has been looked at.
 */
sealed interface YamlNode {
  Position position();

  /** Values in this one, itself included, aliases expanded. */
  long size();

  /** Levels of nesting below and including this one, aliases expanded. */
  int height();

  /** A text, number, truth value or null. */
  record Scalar(Position position, JsonNode value) implements YamlNode {
    @Override
    public long size() {
      return 1;
    }

    @Override
    public int height() {
      return 1;
    }
  }

  /** A list. */
  record Sequence(Position position, List<YamlNode> items, boolean flow, long size, int height)
      implements YamlNode {}

  /** A mapping; keys keep their order. */
  record Mapping(Position position, List<Field> fields, boolean flow, long size, int height)
      implements YamlNode {}

  /** One key of a mapping with its value. */
  record Field(String name, Position position, YamlNode value, Position valuePosition) {}
}

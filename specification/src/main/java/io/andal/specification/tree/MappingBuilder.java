package io.andal.specification.tree;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;

/** Puts a mapping together, for formats that aren't trees of keys and values by themselves. */
public final class MappingBuilder {
  private final Position position;
  private final List<Field> fields = new ArrayList<>();

  public MappingBuilder(Position position) {
    this.position = position;
  }

  /** Where the mapping stands. */
  public Position position() {
    return position;
  }

  /** Adds a value at its own place. */
  public MappingBuilder put(String key, Node value) {
    fields.add(new Field(key, value.line(), value.column(), value));
    return this;
  }

  /** Adds a text that stands where the mapping does; nothing if it is empty. */
  public MappingBuilder text(String key, String value) {
    return value.isEmpty() ? this : put(key, scalar(Scalar.Type.TEXT, value));
  }

  /** Adds {@code true}; nothing if it isn't. */
  public MappingBuilder flag(String key, boolean value) {
    return value ? put(key, scalar(Scalar.Type.BOOLEAN, "true")) : this;
  }

  /** Adds a whole number. */
  public MappingBuilder number(String key, int value) {
    return put(key, scalar(Scalar.Type.NUMBER, Integer.toString(value)));
  }

  /** Adds a list of texts; nothing if there are none. */
  public MappingBuilder texts(String key, List<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    List<Node> items = new ArrayList<>();
    values.forEach(value -> items.add(scalar(Scalar.Type.TEXT, value)));
    return put(key, new Sequence(position.line(), position.column(), items));
  }

  private Scalar scalar(Scalar.Type type, String text) {
    return new Scalar(position.line(), position.column(), type, text);
  }

  public Mapping build() {
    return new Mapping(position.line(), position.column(), fields);
  }
}

package io.andal.specification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys and their values, in the order of the text. Keys that stand twice are both kept. */
public final class Mapping implements Node {
  /** Above this many fields a map pays off. */
  private static final int FEW = 8;

  private final int line;
  private final int column;
  private final List<Field> fields;
  private final @Nullable Map<String, Field> byKey;

  public Mapping(int line, int column, List<Field> fields) {
    this.line = line;
    this.column = column;
    this.fields = List.copyOf(fields);
    this.byKey = fields.size() > FEW ? index(fields) : null;
  }

  private static Map<String, Field> index(List<Field> fields) {
    Map<String, Field> index = HashMap.newHashMap(fields.size());
    fields.forEach(field -> index.putIfAbsent(field.key(), field));
    return index;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public int column() {
    return column;
  }

  public List<Field> fields() {
    return fields;
  }

  /** The first field of that key; null if there is none. */
  public @Nullable Field field(String key) {
    if (byKey != null) {
      return byKey.get(key);
    }
    for (Field field : fields) {
      if (field.key().equals(key)) {
        return field;
      }
    }
    return null;
  }

  /** What stands at a key; null if there is none. */
  public @Nullable Node get(String key) {
    Field field = field(key);
    return field == null ? null : field.value();
  }

  /** The mapping at a key; empty if there is none or it is something else. */
  public Optional<Mapping> mapping(String key) {
    return get(key) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** The items of the list at a key; none if there is no list. */
  public List<Node> items(String key) {
    return get(key) instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The scalar at a key as text; empty text if there is none or it is null. */
  public String text(String key) {
    return get(key) instanceof Scalar scalar && scalar.type() != Scalar.Type.NULL
        ? scalar.text()
        : "";
  }

  /** Whether the scalar at a key is true. */
  public boolean isTrue(String key) {
    return get(key) instanceof Scalar scalar
        && scalar.type() == Scalar.Type.BOOLEAN
        && scalar.text().equalsIgnoreCase("true");
  }

  @Override
  public String toString() {
    return "Mapping at " + line + ":" + column + " with " + fields.size() + " fields";
  }
}

package io.andal.specification.outline;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.reference.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of JSON schemas in few words: {@code string}, {@code array of Pump}. */
public final class SchemaTypes {
  private static final int DEEPEST = 4;
  private static final int MOST_ALTERNATIVES = 3;

  private SchemaTypes() {}

  /** A schema's type; empty if it doesn't say. */
  public static String of(@Nullable Node schema) {
    return of(schema, 0);
  }

  private static String of(@Nullable Node node, int depth) {
    if (!(node instanceof Mapping schema) || depth > DEEPEST) {
      return "";
    }
    String reference = schema.text("$ref");
    if (!reference.isEmpty()) {
      return name(reference);
    }
    String type = type(schema);
    if (type.equals("array")) {
      String items = of(schema.get("items"), depth + 1);
      return items.isEmpty() ? "array" : "array of " + items;
    }
    if (!type.isEmpty()) {
      return type;
    }
    if (schema.get("properties") instanceof Mapping) {
      return "object";
    }
    return alternatives(schema, depth);
  }

  private static String type(Mapping schema) {
    String type = schema.text("type");
    if (!type.isEmpty()) {
      return type;
    }
    return joined(
        schema.items("type").stream()
            .filter(Scalar.class::isInstance)
            .map(item -> ((Scalar) item).text())
            .filter(text -> !text.equals("null")));
  }

  private static String alternatives(Mapping schema, int depth) {
    for (String key : List.of("oneOf", "anyOf", "allOf")) {
      List<Node> items = schema.items(key);
      if (!items.isEmpty()) {
        Stream<String> types =
            items.stream()
                .limit(MOST_ALTERNATIVES)
                .map(item -> of(item, depth + 1))
                .filter(text -> !text.isEmpty() && !text.equals("null"));
        return key.equals("allOf") ? types.findFirst().orElse("object") : joined(types);
      }
    }
    return "";
  }

  private static String joined(Stream<String> types) {
    List<String> distinct = new ArrayList<>(types.distinct().toList());
    return String.join(" or ", distinct);
  }

  /** The name that a reference ends in: {@code Pump} of {@code #/components/schemas/Pump}. */
  public static String name(String reference) {
    int hash = reference.indexOf('#');
    if (hash >= 0 && hash + 1 < reference.length()) {
      String fragment = reference.substring(hash + 1);
      List<String> segments = Pointers.segments(fragment);
      return fragment.startsWith("/") && !segments.isEmpty() ? segments.getLast() : fragment;
    }
    String file = hash < 0 ? reference : reference.substring(0, hash);
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}

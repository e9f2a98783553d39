package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A schema as all versions of OpenAPI mean it: null is a flag, exclusive limits are numbers, a file
 * is binary text.
 */
final class Schema {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "description",
          "example",
          "examples",
          "externalDocs",
          "$comment",
          "deprecated",
          "default",
          "nullable");
  private final Spot spot;
  private final Set<String> types = new TreeSet<>();
  private final boolean nullable;

  Schema(Spot spot) {
    this.spot = spot;
    boolean nullable = spot.isTrue("nullable") || spot.isTrue("x-nullable");
    for (String type : typesOf(spot)) {
      switch (type) {
        case "null" -> nullable = true;
        case "file" -> types.add("string");
        default -> types.add(type);
      }
    }
    this.nullable = nullable || hasNullBranch("anyOf") || hasNullBranch("oneOf");
  }

  private static List<String> typesOf(Spot spot) {
    return switch (spot.child("type")) {
      case Spot(_, _, Scalar scalar) -> List.of(scalar.text());
      case Spot(_, _, Sequence list) ->
          list.items().stream()
              .filter(Scalar.class::isInstance)
              .map(item -> ((Scalar) item).text())
              .toList();
      case null, default -> List.of();
    };
  }

  private boolean hasNullBranch(String key) {
    return spot.children(key).stream().anyMatch(Schema::isNull);
  }

  /** {@code type: null} and nothing else: one way to say nullable. */
  private static boolean isNull(Spot branch) {
    return branch.text("type").equals("null")
        || (branch.child("type") instanceof Spot(_, _, Scalar(_, _, Scalar.Type type, _))
            && type == Scalar.Type.NULL);
  }

  Spot spot() {
    return spot;
  }

  /** Without null; empty if it may be anything. */
  Set<String> types() {
    return types;
  }

  boolean nullable() {
    return nullable;
  }

  String format() {
    return "file".equals(spot.text("type")) ? "binary" : spot.text("format");
  }

  /** Whether it is {@code false}, which nothing matches. */
  boolean never() {
    return spot.node() instanceof Scalar scalar && scalar.text().equals("false");
  }

  @Nullable Node get(String key) {
    return spot.node() instanceof Mapping mapping ? mapping.get(key) : null;
  }

  @Nullable Spot child(String key) {
    return spot.child(key);
  }

  /** Values of the enumeration, without null, which is a flag. */
  List<Node> enumeration() {
    return get("enum") instanceof Sequence list
        ? list.items().stream()
            .filter(item -> !(item instanceof Scalar s && s.type() == Scalar.Type.NULL))
            .toList()
        : List.of();
  }

  /** The alternatives of anyOf or oneOf but for null, or the parts of allOf. */
  List<Spot> branches(String key) {
    return spot.children(key).stream().filter(branch -> !isNull(branch)).toList();
  }

  /** Whether it is made of several schemas, not of one with another name. */
  boolean hasBranches() {
    return core() == null && (spot.has("allOf") || spot.has("anyOf") || spot.has("oneOf"));
  }

  Map<String, Spot> map(String key) {
    Map<String, Spot> map = new LinkedHashMap<>();
    Spot child = spot.child(key);
    if (child != null && child.node() instanceof Mapping) {
      child.children().forEach(field -> map.putIfAbsent(field.key(), field));
    }
    return map;
  }

  Set<String> required() {
    Set<String> names = new LinkedHashSet<>();
    if (get("required") instanceof Sequence list) {
      list.items().stream()
          .filter(Scalar.class::isInstance)
          .forEach(item -> names.add(((Scalar) item).text()));
    }
    return names;
  }

  @Nullable BigDecimal minimum() {
    return spot.isTrue("exclusiveMinimum") ? null : Values.number(get("minimum"));
  }

  @Nullable BigDecimal maximum() {
    return spot.isTrue("exclusiveMaximum") ? null : Values.number(get("maximum"));
  }

  @Nullable BigDecimal exclusiveMinimum() {
    return Values.number(get(spot.isTrue("exclusiveMinimum") ? "minimum" : "exclusiveMinimum"));
  }

  @Nullable BigDecimal exclusiveMaximum() {
    return Values.number(get(spot.isTrue("exclusiveMaximum") ? "maximum" : "exclusiveMaximum"));
  }

  /** Whether nothing in it decides what is valid. */
  boolean annotationOnly() {
    return switch (spot.node()) {
      case Scalar scalar -> scalar.text().equals("true");
      case Sequence _ -> false;
      case Mapping mapping ->
          mapping.fields().stream()
              .allMatch(f -> ANNOTATIONS.contains(f.key()) || f.key().startsWith("x-"));
    };
  }

  /** The only alternative or part that says everything; null if there is more than one thing. */
  @Nullable Spot core() {
    if (!(spot.node() instanceof Mapping mapping)) {
      return null;
    }
    List<Spot> cores = new ArrayList<>();
    boolean more = false;
    for (var field : mapping.fields()) {
      switch (field.key()) {
        case "allOf", "anyOf", "oneOf" -> {
          List<Spot> branches = branches(field.key());
          more |= branches.size() != 1;
          cores.addAll(branches);
        }
        default -> more |= !(ANNOTATIONS.contains(field.key()) || field.key().startsWith("x-"));
      }
    }
    return more || cores.size() != 1 ? null : cores.getFirst();
  }

  String shownTypes() {
    String shown = types.isEmpty() ? "any" : String.join(" or ", types);
    return format().isEmpty() ? shown : shown + " (" + format() + ")";
  }
}

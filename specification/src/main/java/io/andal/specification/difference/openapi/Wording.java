package io.andal.specification.difference.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what only people and tools read: titles, descriptions, examples, extensions. */
final class Wording {
  private static final Set<String> TEXTS =
      Set.of("title", "summary", "description", "externalDocs");
  private static final Set<String> EXAMPLES = Set.of("example", "examples", "x-example");

  /** Extensions that have rules of their own. */
  private static final Set<String> MEANT =
      Set.of("x-sunset", "x-stability-level", "x-extensible-enum", "x-nullable");

  /** The kinds of wording. */
  enum Kind {
    TEXT,
    EXAMPLE,
    EXTENSION
  }

  /** A reworded thing. */
  record Reworded(@Nullable Spot base, @Nullable Spot revision) {}

  private final Map<Kind, List<Reworded>> reworded = new LinkedHashMap<>();

  void compare(@Nullable Spot base, @Nullable Spot revision) {
    if (base == null
        || revision == null
        || !(base.node() instanceof Mapping one)
        || !(revision.node() instanceof Mapping other)) {
      return;
    }
    Set<Kind> differ = new HashSet<>();
    for (Field field : one.fields()) {
      compare(differ, field.key(), field.value(), other.get(field.key()), base, revision);
    }
    for (Field field : other.fields()) {
      if (one.get(field.key()) == null) {
        compare(differ, field.key(), null, field.value(), base, revision);
      }
    }
  }

  private void compare(
      Set<Kind> differ,
      String key,
      @Nullable Node one,
      @Nullable Node other,
      Spot base,
      Spot revision) {
    Kind kind = kind(key);
    if (kind == null || Values.same(one, other) || sameExample(kind, base, revision)) {
      return;
    }
    if (differ.add(kind)) {
      reworded
          .computeIfAbsent(kind, _ -> new ArrayList<>())
          .add(new Reworded(base.child(key), revision.child(key)));
    }
  }

  /** OpenAPI 3.1 writes a schema's {@code example} as the only one of {@code examples}. */
  private static boolean sameExample(Kind kind, Spot base, Spot revision) {
    return kind == Kind.EXAMPLE && Values.same(example(base), example(revision));
  }

  private static @Nullable Node example(Spot spot) {
    List<Spot> examples = spot.children("examples");
    if (examples.size() == 1) {
      Spot value = examples.getFirst().child("value");
      return value == null ? examples.getFirst().node() : value.node();
    }
    Spot example = spot.child("example");
    return example == null || !examples.isEmpty() ? null : example.node();
  }

  private static @Nullable Kind kind(String key) {
    if (EXAMPLES.contains(key)) {
      return Kind.EXAMPLE;
    }
    if (TEXTS.contains(key)) {
      return Kind.TEXT;
    }
    return key.startsWith("x-") && !MEANT.contains(key) ? Kind.EXTENSION : null;
  }

  Map<Kind, List<Reworded>> reworded() {
    return reworded;
  }
}

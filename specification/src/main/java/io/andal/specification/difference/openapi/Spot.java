package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node, and the way to it from the root of its description.
 *
 * @param key of the node in its parent, a number in lists; without a parent, the pointer to it
 */
record Spot(@Nullable Spot parent, String key, Node node) {

  static Spot root(Mapping root) {
    return new Spot(null, "#", root);
  }

  /** What stands at a key; null if there is nothing. */
  @Nullable Spot child(String name) {
    Node child = node instanceof Mapping mapping ? mapping.get(name) : null;
    return child == null ? null : new Spot(this, name, child);
  }

  /** The values of a mapping or the items of a list. */
  List<Spot> children() {
    List<Spot> children = new ArrayList<>();
    switch (node) {
      case Mapping mapping ->
          mapping
              .fields()
              .forEach(field -> children.add(new Spot(this, field.key(), field.value())));
      case Sequence sequence -> {
        for (Node item : sequence.items()) {
          children.add(new Spot(this, String.valueOf(children.size()), item));
        }
      }
      case Scalar _ -> {}
    }
    return children;
  }

  List<Spot> children(String name) {
    Spot child = child(name);
    return child == null ? List.of() : child.children();
  }

  String text(String name) {
    return node instanceof Mapping mapping ? mapping.text(name) : "";
  }

  boolean isTrue(String name) {
    return node instanceof Mapping mapping && mapping.isTrue(name);
  }

  boolean has(String name) {
    return node instanceof Mapping mapping && mapping.get(name) != null;
  }

  /** A JSON pointer as a fragment, after a file's name if it isn't the main one. */
  String pointer() {
    Deque<String> keys = new ArrayDeque<>();
    Spot spot = this;
    while (spot.parent != null) {
      keys.push(spot.key.replace("~", "~0").replace("/", "~1"));
      spot = spot.parent;
    }
    return keys.isEmpty() ? spot.key : spot.key + "/" + String.join("/", keys);
  }

  /** Whether it stands in the main file. */
  boolean main() {
    Spot spot = this;
    while (spot.parent != null) {
      spot = spot.parent;
    }
    return spot.key.startsWith("#");
  }

  @Override
  public String toString() {
    return pointer();
  }
}

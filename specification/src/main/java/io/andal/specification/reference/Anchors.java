package io.andal.specification.reference;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schemas of one file that have a name of their own by {@code $anchor} or {@code $id}. */
final class Anchors {
  private static final List<String> NAMES = List.of("$anchor", "$dynamicAnchor", "$id");

  private final Map<String, Place> places = new HashMap<>();

  /** A value and the JSON pointer to it. */
  record Place(Node node, String pointer) {}

  Anchors(Node root) {
    collect(root, "");
  }

  @Nullable Place place(String name) {
    return places.get(name);
  }

  private void collect(Node node, String pointer) {
    switch (node) {
      case Mapping mapping -> {
        for (String key : NAMES) {
          if (mapping.get(key) instanceof Scalar scalar && scalar.isText()) {
            places.putIfAbsent(withoutEmptyFragment(scalar.text()), new Place(node, pointer));
          }
        }
        for (Field field : mapping.fields()) {
          if (!(field.value() instanceof Scalar)) {
            collect(field.value(), Pointers.child(pointer, field.key()));
          }
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          if (!(sequence.items().get(i) instanceof Scalar)) {
            collect(sequence.items().get(i), Pointers.child(pointer, i));
          }
        }
      }
      case Scalar _ -> {}
    }
  }

  private static String withoutEmptyFragment(String id) {
    return id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
  }
}

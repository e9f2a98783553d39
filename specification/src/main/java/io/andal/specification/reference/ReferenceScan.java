package io.andal.specification.reference;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds the references of a tree. What only looks like one (in an example, a default, an extension)
 * is none.
 */
final class ReferenceScan {
  /** Below these keys stands data of the API, not its description. */
  private static final Set<String> DATA = Set.of("example", "default", "enum", "const", "value");

  /** Below these keys every key is a name that its author chose. */
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "schemas", "definitions", "$defs", "parameters");

  private final BiPredicate<Mapping, String> met;

  private ReferenceScan(BiPredicate<Mapping, String> met) {
    this.met = met;
  }

  /**
   * @param met gets each mapping and its {@code $ref}; returns whether to go on
   */
  static void scan(Node root, BiPredicate<Mapping, String> met) {
    new ReferenceScan(met).node(root, false);
  }

  private boolean node(Node node, boolean named) {
    return switch (node) {
      case Mapping mapping -> mapping(mapping, named);
      case Sequence sequence -> {
        for (Node item : sequence.items()) {
          if (!node(item, false)) {
            yield false;
          }
        }
        yield true;
      }
      case Scalar _ -> true;
    };
  }

  private boolean mapping(Mapping mapping, boolean named) {
    String reference = Reference.of(mapping);
    if (reference != null && !met.test(mapping, reference)) {
      return false;
    }
    for (Field field : mapping.fields()) {
      if (!(field.value() instanceof Scalar)
          && (named || !data(field))
          && !node(field.value(), !named && NAMED.contains(field.key()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean data(Field field) {
    return DATA.contains(field.key())
        || field.key().startsWith("x-")
        || (field.key().equals("examples") && field.value() instanceof Sequence);
  }
}

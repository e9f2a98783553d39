package io.andal.specification.difference.openapi;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Equality of values as JSON sees it, and how they are shown. */
final class Values {
  /** Longer values are cut when shown. */
  private static final int SHOWN = 120;

  /** Longer numbers are compared as text. */
  private static final int DIGITS = 40;

  private Values() {}

  /** Whether both are the same value, whatever the order of keys and the spelling of numbers. */
  static boolean same(@Nullable Node a, @Nullable Node b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    return switch (a) {
      case Scalar scalar -> b instanceof Scalar other && sameScalar(scalar, other);
      case Sequence list -> b instanceof Sequence other && sameItems(list.items(), other.items());
      case Mapping mapping -> b instanceof Mapping other && sameFields(mapping, other);
    };
  }

  /** Whether both are written alike, in the same order, and refer to nothing. Quick. */
  static boolean sameAndClosed(Node a, Node b) {
    return switch (a) {
      case Scalar scalar ->
          b instanceof Scalar other
              && scalar.type() == other.type()
              && scalar.text().equals(other.text());
      case Sequence list -> {
        if (!(b instanceof Sequence other) || list.items().size() != other.items().size()) {
          yield false;
        }
        for (int i = 0; i < list.items().size(); i++) {
          if (!sameAndClosed(list.items().get(i), other.items().get(i))) {
            yield false;
          }
        }
        yield true;
      }
      case Mapping mapping -> {
        if (!(b instanceof Mapping other) || mapping.fields().size() != other.fields().size()) {
          yield false;
        }
        for (int i = 0; i < mapping.fields().size(); i++) {
          Field one = mapping.fields().get(i);
          Field two = other.fields().get(i);
          if (!one.key().equals(two.key())
              || one.key().equals("$ref")
              || !sameAndClosed(one.value(), two.value())) {
            yield false;
          }
        }
        yield true;
      }
    };
  }

  private static boolean sameScalar(Scalar a, Scalar b) {
    if (a.type() != b.type()) {
      return false;
    }
    return switch (a.type()) {
      case NULL -> true;
      case TEXT -> a.text().equals(b.text());
      case BOOLEAN -> a.text().equalsIgnoreCase(b.text());
      case NUMBER -> {
        BigDecimal one = number(a);
        BigDecimal other = number(b);
        yield (one == null || other == null)
            ? a.text().equals(b.text())
            : one.compareTo(other) == 0;
      }
    };
  }

  private static boolean sameItems(List<Node> a, List<Node> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameFields(Mapping a, Mapping b) {
    return a.fields().size() == b.fields().size()
        && a.fields().stream().allMatch(field -> same(field.value(), b.get(field.key())));
  }

  static boolean contains(List<Node> values, Node value) {
    return values.stream().anyMatch(other -> same(other, value));
  }

  /** A number; null if it is none or too long to be one that people write. */
  static @Nullable BigDecimal number(@Nullable Node node) {
    if (node instanceof Scalar scalar
        && scalar.type() == Scalar.Type.NUMBER
        && scalar.text().length() <= DIGITS) {
      try {
        return new BigDecimal(scalar.text());
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  /** A value in one short line. */
  static String show(@Nullable Node node) {
    String text = node == null ? "" : write(node, SHOWN);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
  }

  private static String write(Node node, int room) {
    if (room <= 0) {
      return "…";
    }
    return switch (node) {
      case Scalar scalar -> scalar.type() == Scalar.Type.NULL ? "null" : scalar.text();
      case Sequence list -> {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        for (Node item : list.items()) {
          if (joiner.length() > room) {
            break;
          }
          joiner.add(write(item, room - joiner.length()));
        }
        yield joiner.toString();
      }
      case Mapping mapping -> {
        StringJoiner joiner = new StringJoiner(", ", "{", "}");
        for (Field field : mapping.fields()) {
          if (joiner.length() > room) {
            break;
          }
          joiner.add(field.key() + ": " + write(field.value(), room - joiner.length()));
        }
        yield joiner.toString();
      }
    };
  }
}

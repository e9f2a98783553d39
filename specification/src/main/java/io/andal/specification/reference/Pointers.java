package io.andal.specification.reference;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Sequence;
import io.andal.workspace.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901) into trees: {@code /paths/~1pumps/get}. The root is the empty text. */
public final class Pointers {
  private Pointers() {}

  /** A pointer's parts, decoded. */
  public static List<String> segments(String pointer) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (from <= pointer.length()) {
      int slash = pointer.indexOf('/', from);
      int to = slash < 0 ? pointer.length() : slash;
      segments.add(unescaped(pointer.substring(from, to)));
      from = to + 1;
    }
    return segments;
  }

  /** The pointer to what stands at a key, or at an index, below another. */
  public static String child(String pointer, String key) {
    return pointer + "/" + escaped(key);
  }

  public static String child(String pointer, int index) {
    return pointer + "/" + index;
  }

  /** What stands at a pointer; empty if nothing does. */
  public static Optional<Node> node(Node root, String pointer) {
    Node node = root;
    for (String segment : segments(pointer)) {
      node = step(node, segment);
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /**
   * Where a pointer leads in the text: the key, where the value has one, else the value. If nothing
   * stands there, the place of what holds it: that is where it is missing.
   */
  public static Position position(Node root, String pointer) {
    Node node = root;
    Position position = root.position();
    for (String segment : segments(pointer)) {
      Field field = node instanceof Mapping mapping ? mapping.field(segment) : null;
      Node next = field == null ? step(node, segment) : field.value();
      if (next == null) {
        return position;
      }
      position = field == null ? next.position() : field.position();
      node = next;
    }
    return position;
  }

  /** What stands one step below a value; null if nothing does. */
  static @Nullable Node step(Node node, String segment) {
    return switch (node) {
      case Mapping mapping -> mapping.get(segment);
      case Sequence sequence -> {
        int index = index(segment);
        yield index >= 0 && index < sequence.items().size() ? sequence.items().get(index) : null;
      }
      case io.andal.specification.Scalar _ -> null;
    };
  }

  private static int index(String segment) {
    if (segment.isEmpty()
        || segment.length() > 9
        || (segment.length() > 1 && segment.charAt(0) == '0')) {
      return -1;
    }
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(segment);
  }

  private static String escaped(String key) {
    return key.indexOf('~') < 0 && key.indexOf('/') < 0
        ? key
        : key.replace("~", "~0").replace("/", "~1");
  }

  private static String unescaped(String segment) {
    return segment.indexOf('~') < 0 ? segment : segment.replace("~1", "/").replace("~0", "~");
  }
}

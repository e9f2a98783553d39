package io.andal.traffic.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields of a JSON object mean what, found by the bytes of their names. Immutable. */
final class JsonFields {

  /** What stands under one name: a value, an object with more names, or either. */
  static final class Node {
    private byte[][] names = new byte[0][];
    private Node[] nodes = new Node[0];
    private @Nullable Field field;
    private int rank;

    /** What the value means; null if it means nothing. */
    @Nullable Field field() {
      return field;
    }

    /** Of two values that mean the same, the one with the lower rank counts. */
    int rank() {
      return rank;
    }

    /** What stands under a name in an object; null if nothing there is wanted. */
    @Nullable Node under(byte[] bytes, int from, int to) {
      for (int i = 0; i < names.length; i++) {
        byte[] name = names[i];
        // names differ mostly in their length or their first and last letters
        if (name.length == to - from
            && name[0] == bytes[from]
            && name[name.length - 1] == bytes[to - 1]
            && Arrays.equals(name, 0, name.length, bytes, from, to)) {
          return nodes[i];
        }
      }
      return null;
    }

    private Node make(String name) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      Node known = bytes.length == 0 ? null : under(bytes, 0, bytes.length);
      if (known != null) {
        return known;
      }
      names = Arrays.copyOf(names, names.length + 1);
      nodes = Arrays.copyOf(nodes, nodes.length + 1);
      names[names.length - 1] = bytes;
      Node made = new Node();
      nodes[nodes.length - 1] = made;
      return made;
    }
  }

  private final Node root = new Node();

  private JsonFields() {}

  /**
   * @param own names by the meanings that {@link JsonNames#meaning} knows; the usual ones of a
   *     meaning no longer count then
   * @throws BadPatternException if a meaning or a name can't be used
   */
  static JsonFields of(Map<String, String> own) {
    JsonFields fields = new JsonFields();
    List<Field> taken = new ArrayList<>();
    for (Map.Entry<String, String> entry : own.entrySet()) {
      Field field = JsonNames.meaning(entry.getKey());
      if (entry.getValue().isBlank() || entry.getValue().length() > 200) {
        throw new BadPatternException(
            "The name of the field for " + entry.getKey() + " is empty or too long");
      }
      fields.name(entry.getValue(), field, 0);
      taken.add(slot(field));
    }
    int rank = 1;
    for (JsonNames.Named named : JsonNames.USUAL) {
      if (!taken.contains(slot(named.field()))) {
        fields.name(named.name(), named.field(), rank++);
      }
    }
    return fields;
  }

  /** {@code http.status} is one name with a dot in it, or a name in an object. */
  private void name(String name, Field field, int rank) {
    set(root.make(name), field, rank);
    if (name.indexOf('.') > 0 && !name.endsWith(".")) {
      Node node = root;
      for (String part : name.split("\\.", -1)) {
        node = node.make(part);
      }
      set(node, field, rank);
    }
  }

  private static void set(Node node, Field field, int rank) {
    if (node.field == null) {
      node.field = field;
      node.rank = rank;
    }
  }

  Node root() {
    return root;
  }

  /** Fields of which one line has only one share a slot: times, paths, durations. */
  static Field slot(Field field) {
    return switch (field) {
      case TIME, START -> Field.TIME;
      case TARGET, PATH -> Field.TARGET;
      case SECONDS, MILLIS, MICROS, NANOS, DURATION, PART_SECONDS -> Field.DURATION;
      case SKIP,
          REQUEST,
          METHOD,
          TEMPLATE,
          ROUTE_KEY,
          QUERY,
          STATUS,
          HOST,
          SERVER_NAME,
          FORWARDED_HOST,
          USER_AGENT,
          REQUEST_TYPE,
          RESPONSE_TYPE,
          SERVICE,
          CLIENT ->
          field;
    };
  }
}

package io.andal.traffic.accesslog;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line that is one JSON object. It is read in one go, without building a tree; of an array, the
 * first element counts. Not thread-safe.
 */
final class JsonFormat implements LineFormat {
  private static final int DEEPEST = 16;

  private final JsonFields fields;
  private final Map<Field, Integer> ranks = new EnumMap<>(Field.class);
  private byte[] scratch = new byte[256];
  private byte[] bytes = scratch;
  private int at;
  private int to;

  JsonFormat(JsonFields fields) {
    this.fields = fields;
  }

  @Override
  public @Nullable Refusal read(byte[] line, int from, int end, Entry into) {
    bytes = line;
    at = from;
    to = end;
    ranks.clear();
    skipBlanks();
    boolean read = at < to && bytes[at] == '{' && value(fields.root(), 0, into);
    skipBlanks();
    return read && at == to ? null : Refusal.JSON;
  }

  /** Reads any value; false if there is none. */
  private boolean value(JsonFields.@Nullable Node node, int depth, Entry into) {
    if (at >= to || depth > DEEPEST) {
      return false;
    }
    return switch (bytes[at]) {
      case '{' -> object(node, depth, into);
      case '[' -> array(node, depth, into);
      case '"' -> string(node, into);
      default -> word(node, into);
    };
  }

  private boolean object(JsonFields.@Nullable Node node, int depth, Entry into) {
    at++;
    skipBlanks();
    if (at < to && bytes[at] == '}') {
      at++;
      return true;
    }
    while (at < to && bytes[at] == '"') {
      int from = at + 1;
      if (!skipString()) {
        return false;
      }
      JsonFields.@Nullable Node under =
          node == null || at - 1 == from ? null : node.under(bytes, from, at - 1);
      skipBlanks();
      if (at >= to || bytes[at++] != ':') {
        return false;
      }
      skipBlanks();
      if (!value(under, depth + 1, into)) {
        return false;
      }
      skipBlanks();
      if (at >= to) {
        return false;
      }
      byte next = bytes[at++];
      if (next == '}') {
        return true;
      }
      if (next != ',') {
        return false;
      }
      skipBlanks();
    }
    return false;
  }

  private boolean array(JsonFields.@Nullable Node node, int depth, Entry into) {
    at++;
    skipBlanks();
    if (at < to && bytes[at] == ']') {
      at++;
      return true;
    }
    JsonFields.@Nullable Node first = node;
    while (value(first, depth + 1, into)) {
      first = null;
      skipBlanks();
      if (at >= to) {
        return false;
      }
      byte next = bytes[at++];
      if (next == ']') {
        return true;
      }
      if (next != ',') {
        return false;
      }
      skipBlanks();
    }
    return false;
  }

  private boolean string(JsonFields.@Nullable Node node, Entry into) {
    int from = at + 1;
    if (!skipString()) {
      return false;
    }
    Field field = wanted(node);
    if (field == null) {
      return true;
    }
    int end = at - 1;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\\') {
        if (scratch.length < end - from) {
          scratch = new byte[end - from];
        }
        into.put(field, scratch, 0, Escapes.undo(bytes, from, end, scratch));
        return true;
      }
    }
    into.put(field, bytes, from, end);
    return true;
  }

  /** A number, true, false or null. */
  private boolean word(JsonFields.@Nullable Node node, Entry into) {
    int from = at;
    while (at < to && isWord(bytes[at])) {
      at++;
    }
    if (at == from) {
      return false;
    }
    byte first = bytes[from];
    if (first >= '0' && first <= '9') {
      Field field = wanted(node);
      if (field != null) {
        into.put(field, bytes, from, at);
      }
    }
    return true;
  }

  private @Nullable Field wanted(JsonFields.@Nullable Node node) {
    Field field = node == null ? null : node.field();
    if (node == null || field == null) {
      return null;
    }
    Field slot = JsonFields.slot(field);
    if (node.rank() > ranks.getOrDefault(slot, Integer.MAX_VALUE)) {
      return null;
    }
    ranks.put(slot, node.rank());
    return field;
  }

  /** From the quote that begins a string to behind the one that ends it. */
  private boolean skipString() {
    at++;
    while (at < to) {
      byte b = bytes[at++];
      if (b == '"') {
        return true;
      }
      if (b == '\\') {
        at++;
      }
    }
    return false;
  }

  private void skipBlanks() {
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
  }

  private static boolean isWord(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E';
  }
}

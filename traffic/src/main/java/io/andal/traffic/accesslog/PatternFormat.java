package io.andal.traffic.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of fields with fixed texts between them. A field ends where the text after it begins. Not
 * thread-safe.
 *
 * <p>Once status and request are read, the rest of a line may be missing or other than expected, so
 * that a log with more or fewer fields at the end is read as well.
 */
final class PatternFormat implements LineFormat {

  /**
   * A field and the text that follows it; nothing follows the last one.
   *
   * @param field {@code SKIP} where the text isn't wanted
   */
  record Part(Field field, String until) {}

  private final byte[] start;
  private final Field[] fields;
  private final byte[][] ends;
  private final int needed;
  private byte[] scratch = new byte[256];

  /**
   * @param start the text before the first field
   */
  PatternFormat(String start, List<Part> parts) {
    this.start = start.getBytes(StandardCharsets.UTF_8);
    this.fields = parts.stream().map(Part::field).toArray(Field[]::new);
    this.ends =
        parts.stream()
            .map(part -> part.until().getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    int last = 0;
    for (int i = 0; i < fields.length; i++) {
      if (isNeeded(fields[i])) {
        last = i;
      }
    }
    this.needed = last;
  }

  private static boolean isNeeded(Field field) {
    return switch (field) {
      case TIME, START, REQUEST, METHOD, TARGET, PATH, TEMPLATE, ROUTE_KEY, STATUS -> true;
      case SKIP,
          QUERY,
          HOST,
          SERVER_NAME,
          FORWARDED_HOST,
          SECONDS,
          MILLIS,
          MICROS,
          NANOS,
          DURATION,
          PART_SECONDS,
          USER_AGENT,
          REQUEST_TYPE,
          RESPONSE_TYPE,
          SERVICE,
          CLIENT ->
          false;
    };
  }

  @Override
  public @Nullable Refusal read(byte[] bytes, int from, int to, Entry into) {
    if (!startsWith(bytes, from, to, start)) {
      return Refusal.SHAPE;
    }
    int at = from + start.length;
    for (int i = 0; i < fields.length; i++) {
      byte[] end = ends[i];
      int stop = end.length == 0 ? to : find(bytes, at, to, end);
      if (stop < 0 && i == needed && isSpace(end)) {
        stop = to;
      }
      if (stop < 0) {
        return i <= needed ? Refusal.SHAPE : null;
      }
      put(fields[i], bytes, at, stop, into);
      at = Math.min(to, stop + end.length);
    }
    return null;
  }

  private static boolean isSpace(byte[] end) {
    return end.length > 0 && end[0] == ' ';
  }

  private void put(Field field, byte[] bytes, int from, int to, Entry into) {
    if (field == Field.SKIP) {
      return;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        if (scratch.length < to - from) {
          scratch = new byte[to - from];
        }
        into.put(field, scratch, 0, Escapes.undo(bytes, from, to, scratch));
        return;
      }
    }
    into.put(field, bytes, from, to);
  }

  /** Where a text begins; inside of quotes, what a backslash stands before doesn't count. */
  private static int find(byte[] bytes, int from, int to, byte[] text) {
    byte first = text[0];
    boolean quoted = first == '"';
    int last = to - text.length;
    for (int i = from; i <= last; i++) {
      byte b = bytes[i];
      if (b == first && startsWith(bytes, i, to, text)) {
        return i;
      }
      if (quoted && b == '\\') {
        i++;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] text) {
    if (to - from < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bytes[from + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}

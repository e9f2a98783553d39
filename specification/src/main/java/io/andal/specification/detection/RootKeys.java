package io.andal.specification.detection;

import java.util.HashMap;
import java.util.Map;

/**
 * The keys at the root of a JSON or YAML text, with the texts of their scalars, found without
 * parsing. In JSON also the keys of {@code info} and {@code collection}, as {@code info.schema}.
 */
final class RootKeys {
  private static final int LONGEST = 200;
  private static final int MOST = 500;

  private RootKeys() {}

  static Map<String, String> ofYaml(String text) {
    Map<String, String> keys = new HashMap<>();
    int indent = -1;
    int at = 0;
    while (at < text.length() && keys.size() < MOST) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int first = at;
      while (first < end && text.charAt(first) == ' ') {
        first++;
      }
      if (first < end && saysSomething(text, first)) {
        if (text.startsWith("---", first) || text.startsWith("...", first)) {
          if (!keys.isEmpty()) {
            return keys;
          }
        } else {
          indent = indent < 0 ? first - at : indent;
          if (first - at == indent) {
            line(text.substring(first, Math.min(end, first + LONGEST)), keys);
          }
        }
      }
      at = end + 1;
    }
    return keys;
  }

  private static boolean saysSomething(String text, int first) {
    char c = text.charAt(first);
    return c != '#' && c != '%' && c != '\r' && c != '\t';
  }

  private static void line(String line, Map<String, String> keys) {
    int colon = line.indexOf(':');
    if (colon <= 0
        || (colon + 1 < line.length() && !Character.isWhitespace(line.charAt(colon + 1)))) {
      return;
    }
    String value = line.substring(colon + 1);
    int comment = value.indexOf(" #");
    keys.putIfAbsent(
        unquoted(line.substring(0, colon)),
        unquoted(comment < 0 ? value : value.substring(0, comment)));
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    int last = stripped.length() - 1;
    boolean quoted =
        last > 0
            && (stripped.charAt(0) == '"' || stripped.charAt(0) == '\'')
            && stripped.charAt(last) == stripped.charAt(0);
    return quoted ? stripped.substring(1, last) : stripped;
  }

  static Map<String, String> ofJson(String text, int start) {
    return new JsonSkim(text, start).keys();
  }

  /** Goes through JSON, or YAML in its braces, minding only quotes and brackets. */
  private static final class JsonSkim {
    private static final int DEEPEST = 3;

    private final String text;
    private final Map<String, String> keys = new HashMap<>();
    private final String[] path = new String[DEEPEST + 1];
    private int at;
    private int depth;
    private String key = "";
    private String word = "";

    JsonSkim(String text, int start) {
      this.text = text;
      this.at = start;
    }

    Map<String, String> keys() {
      while (at < text.length() && keys.size() < MOST) {
        char c = text.charAt(at);
        switch (c) {
          case '{', '[' -> open();
          case '}', ']' -> {
            value();
            depth--;
            if (depth == 0) {
              return keys;
            }
          }
          case ':' -> {
            key = word;
            word = "";
          }
          case ',' -> value();
          case '"', '\'' -> quoted(c);
          case ' ', '\t', '\n', '\r' -> {}
          default -> plain();
        }
        at++;
      }
      return keys;
    }

    private void open() {
      if (depth >= 1 && depth <= DEEPEST && !key.isEmpty()) {
        put("");
        path[depth] = key;
      }
      depth++;
      key = "";
      word = "";
    }

    private void value() {
      if (!key.isEmpty()) {
        put(word);
      }
      key = "";
      word = "";
    }

    private void put(String value) {
      if (depth == 1) {
        keys.putIfAbsent(key, value);
      } else if (depth == 2 && (isAt(1, "info") || isAt(1, "collection"))) {
        keys.putIfAbsent(path[1] + "." + key, value);
      } else if (depth == 3 && isAt(1, "collection") && isAt(2, "info")) {
        keys.putIfAbsent("collection.info." + key, value);
      }
    }

    private boolean isAt(int level, String name) {
      return name.equals(path[level]);
    }

    private void quoted(char quote) {
      int from = at + 1;
      at = from;
      while (at < text.length() && text.charAt(at) != quote) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      if (depth <= DEEPEST) {
        int to = Math.min(Math.min(at, text.length()), from + LONGEST);
        word = text.substring(Math.min(from, to), to);
      }
    }

    private void plain() {
      int from = at;
      while (at + 1 < text.length() && ":,{}[]\n".indexOf(text.charAt(at + 1)) < 0) {
        at++;
      }
      if (depth <= DEEPEST) {
        word = text.substring(from, Math.min(at + 1, from + LONGEST)).strip();
      }
    }
  }
}

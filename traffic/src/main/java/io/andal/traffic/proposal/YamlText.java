package io.andal.traffic.proposal;

/** Writes block mappings and lists of YAML; every text is quoted. */
final class YamlText {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A key and a value that needs no quotes. */
  YamlText plain(String key, Object value) {
    line(key + ": " + value);
    return this;
  }

  YamlText text(String key, String value) {
    line(key + ": " + quoted(value));
    return this;
  }

  /** A key whose mapping or list is written by {@code inside}. */
  YamlText in(String key, Runnable inside) {
    line(key + ":");
    depth++;
    inside.run();
    depth--;
    return this;
  }

  /** An item of a list that is a mapping; its first field is a text. */
  YamlText item(String key, String value, Runnable more) {
    line("- " + key + ": " + quoted(value));
    depth++;
    more.run();
    depth--;
    return this;
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

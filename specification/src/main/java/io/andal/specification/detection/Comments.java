package io.andal.specification.detection;

/** Leaves out of a text what says nothing about its format. */
final class Comments {
  private Comments() {}

  /** Without {@code // …} and {@code /* … *​/}, texts in quotes kept. */
  static String withoutSlashes(String text) {
    StringBuilder code = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        at = endOf(text, "\n", at) - 1;
      } else if (text.startsWith("/*", at)) {
        at = endOf(text, "*/", at + 2);
      } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
        int end = quoteEnd(text, at);
        code.append(text, at, end);
        at = end;
      } else {
        code.append(text.charAt(at++));
      }
    }
    return code.toString();
  }

  /** Without {@code # …}, and without texts in quotes. */
  static String withoutHashesAndTexts(String text) {
    StringBuilder code = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '#') {
        at = endOf(text, "\n", at) - 1;
      } else if (text.startsWith("\"\"\"", at)) {
        at = endOf(text, "\"\"\"", at + 3);
      } else if (text.charAt(at) == '"') {
        at = quoteEnd(text, at);
      } else {
        code.append(text.charAt(at++));
      }
    }
    return code.toString();
  }

  private static int endOf(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() + (mark.equals("\n") ? 1 : 0) : found + mark.length();
  }

  private static int quoteEnd(String text, int from) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }
}

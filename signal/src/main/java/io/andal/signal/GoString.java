package io.andal.signal;

/**
 * A string literal as PromQL writes it, which is Go's way: double or single quotes with escapes, or
 * back quotes without.
 *
 * @param value what it means
 * @param end where the text goes on behind it
 */
record GoString(String value, int end) {

  static GoString read(String text, int start) {
    char quote = text.charAt(start);
    StringBuilder out = new StringBuilder();
    int i = start + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == quote) {
        return new GoString(out.toString(), i + 1);
      }
      if (c == '\\' && quote != '`') {
        i = escape(text, i + 1, out);
      } else {
        out.append(c);
        i++;
      }
    }
    throw new SelectorException("At character %d: a quote is never closed.".formatted(start + 1));
  }

  private static int escape(String text, int at, StringBuilder out) {
    if (at >= text.length()) {
      return at;
    }
    char c = text.charAt(at);
    switch (c) {
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '\\', '"', '\'' -> out.append(c);
      case 'x' -> {
        return code(text, at + 1, 2, 16, out);
      }
      case 'u' -> {
        return code(text, at + 1, 4, 16, out);
      }
      case 'U' -> {
        return code(text, at + 1, 8, 16, out);
      }
      case '0', '1', '2', '3' -> {
        return code(text, at, 3, 8, out);
      }
      default ->
          throw new SelectorException(
              "At character %d: \"\\%s\" is no escape. Write \"\\\\\" for a backslash."
                  .formatted(at, c));
    }
    return at + 1;
  }

  private static int code(String text, int from, int digits, int radix, StringBuilder out) {
    try {
      String number = text.substring(from, from + digits);
      out.appendCodePoint(Integer.parseUnsignedInt(number, radix));
      return from + digits;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new SelectorException(
          "At character %d: an escape needs %d digits of a character's code."
              .formatted(from, digits));
    }
  }
}

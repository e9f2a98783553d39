package io.andal.specification.tree;

import io.andal.workspace.Position;

/** The characters of a JSON text, its tokens, and the place where reading stands. */
final class JsonCharacters {
  static final String RULE = "json-syntax";

  /** What is looked at behind the end; no JSON token begins with it. */
  private static final char END = '\0';

  private final char[] chars;
  private final int end;
  private final Words words = new Words();
  private int at;
  private int line = 1;

  /** Where the line begins, moved by one for every pair of surrogates, so that columns fit. */
  private int lineStart;

  JsonCharacters(String text) {
    this.chars = text.toCharArray();
    this.end = chars.length;
  }

  int line() {
    return line;
  }

  int column() {
    return at - lineStart + 1;
  }

  boolean atEnd() {
    return at >= end;
  }

  char peek() {
    return at < end ? chars[at] : END;
  }

  void next() {
    at++;
  }

  void skipSpace() {
    while (at < end) {
      char c = chars[at];
      if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '\n' || c == '\r') {
        at++;
        if (c == '\r' && peek() == '\n') {
          at++;
        }
        line++;
        lineStart = at;
      } else {
        return;
      }
    }
  }

  void word(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= end || chars[at + i] != word.charAt(i)) {
        throw unexpected("a value", "Write " + word + ", or put a text in double quotes");
      }
    }
    at += word.length();
  }

  String number() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
      if (digit(peek())) {
        throw unexpected("the end of the number", "Numbers don't begin with 0");
      }
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    return words.of(chars, from, at);
  }

  private void digits() {
    if (!digit(peek())) {
      throw unexpected("a digit", "Write numbers like 12, -0.5 or 1e3");
    }
    while (digit(peek())) {
      at++;
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  String string() {
    Position start = new Position(line, column());
    at++;
    int from = at;
    while (at < end) {
      char c = chars[at];
      if (c == '"') {
        String text = words.of(chars, from, at);
        at++;
        return text;
      }
      if (c == '\\') {
        return escaped(from, start);
      }
      step(c, start);
    }
    throw unclosed(start);
  }

  private String escaped(int from, Position start) {
    StringBuilder text = new StringBuilder().append(chars, from, at - from);
    while (at < end) {
      char c = chars[at];
      if (c == '"') {
        at++;
        return text.toString();
      }
      if (c == '\\') {
        at++;
        text.append(escape());
      } else {
        text.append(c);
        step(c, start);
      }
    }
    throw unclosed(start);
  }

  private void step(char c, Position start) {
    if (c < ' ') {
      if (c == '\n' || c == '\r') {
        throw unclosed(start);
      }
      throw new Refusal(
          RULE,
          new Position(line, column()),
          "The character U+%04X stands in a text".formatted((int) c),
          "Write \\u%04X".formatted((int) c));
    }
    if (Character.isLowSurrogate(c) && Character.isHighSurrogate(chars[at - 1])) {
      lineStart++;
    }
    at++;
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> {
        at--;
        throw unexpected(
            "one of \" \\ / b f n r t u",
            "Write a backslash as \\\\, other characters as \\u and four hexadecimal digits");
      }
    };
  }

  private char hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw unexpected("a hexadecimal digit", "Write four of them after \\u");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Refusal unclosed(Position start) {
    return new Refusal(
        RULE,
        start,
        "The text that begins here isn't closed on its line",
        "Close it with \"; write line breaks as \\n and quotes as \\\"");
  }

  Refusal unexpected(String expected, String remedy) {
    Position here = new Position(line, column());
    if (atEnd()) {
      return new Refusal(RULE, here, "The text ends where " + expected + " belongs", remedy);
    }
    int code = Character.codePointAt(chars, at);
    String found =
        Character.isISOControl(code)
            ? "The character U+%04X".formatted(code)
            : "'" + Character.toString(code) + "'";
    return new Refusal(RULE, here, found + " stands where " + expected + " belongs", remedy);
  }
}

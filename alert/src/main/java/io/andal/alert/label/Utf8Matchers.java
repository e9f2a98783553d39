package io.andal.alert.label;

import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of Alertmanager since 0.27: names and values of any characters, in quotes if need be.
 */
final class Utf8Matchers {
  private static final String RESERVED = "{}!=~,\\\"'`";

  private final String text;
  private int at;

  Utf8Matchers(String text) {
    this.text = text;
  }

  List<Matcher> parse() throws MatcherException {
    List<Matcher> matchers = new ArrayList<>();
    boolean braces = take('{');
    while (!ended(braces)) {
      matchers.add(matcher());
      if (!take(',') && !ended(braces)) {
        throw wrong("a comma or the end");
      }
    }
    if (braces && !take('}')) {
      throw wrong("}");
    }
    skipSpace();
    if (at < text.length()) {
      throw wrong("the end");
    }
    return matchers;
  }

  private boolean ended(boolean braces) {
    skipSpace();
    return at >= text.length() || (braces && text.charAt(at) == '}');
  }

  private Matcher matcher() throws MatcherException {
    String name = word("the name of a label");
    Matcher.Comparison comparison = comparison();
    return Matcher.of(name, comparison, word("a value"));
  }

  private Matcher.Comparison comparison() throws MatcherException {
    skipSpace();
    for (String sign : List.of("=~", "!~", "!=", "=")) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return ClassicMatchers.comparison(sign);
      }
    }
    throw wrong("one of = != =~ !~");
  }

  private String word(String what) throws MatcherException {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length()
        && RESERVED.indexOf(text.charAt(at)) < 0
        && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw wrong(what);
    }
    return text.substring(start, at);
  }

  private String quoted() throws MatcherException {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\n') {
        throw wrong("no line break within quotes");
      }
      value.append(c == '\\' ? escaped() : String.valueOf(c));
    }
    if (at >= text.length()) {
      at = start;
      throw wrong("a quote that is closed");
    }
    at++;
    return value.toString();
  }

  private String escaped() throws MatcherException {
    if (at >= text.length()) {
      throw wrong("what is escaped");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '"', '\\' -> String.valueOf(c);
      case 'x' -> code(2);
      case 'u' -> code(4);
      case 'U' -> code(8);
      default -> {
        at--;
        throw wrong("an escape, one of \\n \\r \\t \\\" \\\\ \\x \\u \\U");
      }
    };
  }

  private String code(int digits) throws MatcherException {
    try {
      int code = Integer.parseInt(text, at, Math.min(text.length(), at + digits), 16);
      at += digits;
      return Character.toString(code);
    } catch (IllegalArgumentException e) {
      throw new MatcherException("at " + at + " of '" + text + "' should be a character's code", e);
    }
  }

  private boolean take(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private MatcherException wrong(String wanted) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new MatcherException(
        "at character " + (at + 1) + " of '" + text + "' is " + found + ", not " + wanted);
  }
}

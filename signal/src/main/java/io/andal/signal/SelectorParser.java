package io.andal.signal;

import java.util.ArrayList;
import java.util.List;

/** Reads one selector, left to right. */
final class SelectorParser {
  private static final int LONGEST = 20_000;

  private final String text;
  private final List<Matcher> matchers = new ArrayList<>();
  private String name = "";
  private int at;

  SelectorParser(String text) {
    this.text = text;
  }

  Selector parse() {
    if (text.length() > LONGEST) {
      throw new SelectorException("A selector has at most " + LONGEST + " characters.");
    }
    skipSpace();
    if (at == text.length()) {
      throw wrong("the selector is empty", "Write a metric's name, such as http_requests_total.");
    }
    if (peek() != '{') {
      name = metric();
      skipSpace();
    }
    if (at < text.length() && peek() == '{') {
      braces();
      skipSpace();
    }
    if (at < text.length()) {
      throw trailing();
    }
    if (name.isEmpty() && matchers.stream().allMatch(m -> m.matches(""))) {
      throw wrong(
          "every series there is would match", "Name the metric, or give one condition a value.");
    }
    return Selector.of(name, matchers);
  }

  private String metric() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at), at == start, true)) {
      at++;
    }
    if (at == start) {
      throw wrong(
          "\"" + text.charAt(at) + "\" can't start a selector",
          "Write name{label=\"value\"}, or {\"any.name\", label=\"value\"}.");
    }
    return text.substring(start, at);
  }

  private void braces() {
    at++;
    skipSpace();
    while (peek() != '}') {
      condition();
      skipSpace();
      if (peek() == ',') {
        at++;
        skipSpace();
      } else if (peek() != '}') {
        throw wrong("\"" + peek() + "\" stands where \",\" or \"}\" should", "Add it.");
      }
    }
    at++;
  }

  private void condition() {
    boolean quoted = isQuote(peek());
    String label = quoted ? string() : labelName();
    skipSpace();
    if (quoted && (peek() == ',' || peek() == '}')) {
      takeName(label);
      return;
    }
    Matcher.Operator operator = operator();
    skipSpace();
    if (!isQuote(peek())) {
      throw wrong("the value of " + label + " has no quotes", "Write " + label + "=\"value\".");
    }
    String value = string();
    if (label.equals(Selector.NAME) && operator == Matcher.Operator.EQUAL) {
      takeName(value);
    } else {
      matchers.add(Matcher.of(label, operator, value));
    }
  }

  private void takeName(String found) {
    if (!name.isEmpty()) {
      throw wrong("the metric is named twice, " + name + " and " + found, "Name it once.");
    }
    name = found;
  }

  private String labelName() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at), at == start, false)) {
      at++;
    }
    if (at == start) {
      throw wrong(
          "\"" + peek() + "\" can't start a label's name",
          "Write label=\"value\", or \"any.label\"=\"value\".");
    }
    return text.substring(start, at);
  }

  private Matcher.Operator operator() {
    for (Matcher.Operator operator :
        List.of(
            Matcher.Operator.REGEX,
            Matcher.Operator.NOT_REGEX,
            Matcher.Operator.NOT_EQUAL,
            Matcher.Operator.EQUAL)) {
      if (text.startsWith(operator.symbol(), at)) {
        at += operator.symbol().length();
        return operator;
      }
    }
    throw wrong("\"" + peek() + "\" is no comparison", "Use one of = != =~ !~.");
  }

  private String string() {
    GoString read = GoString.read(text, at);
    at = read.end();
    return read.value();
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("the selector ends too early", "Close it with \"}\".");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private SelectorException trailing() {
    char c = text.charAt(at);
    String what =
        switch (c) {
          case '[' -> "a range \"[…]\" follows the selector";
          case '(' -> "a function stands where a selector should";
          default -> "\"" + c + "\" follows the selector";
        };
    return wrong(
        what,
        "A plain selector is a metric and its labels; for anything else write a query with"
            + " {{.window}}.");
  }

  private SelectorException wrong(String what, String remedy) {
    return new SelectorException("At character %d: %s. %s".formatted(at + 1, what, remedy));
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static boolean isNamePart(char c, boolean first, boolean colon) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (colon && c == ':')
        || (!first && c >= '0' && c <= '9');
  }
}

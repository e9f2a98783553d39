package io.andal.traffic.accesslog;

import io.andal.traffic.accesslog.PatternFormat.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * Reads the patterns by which servers write their lines: NGINX's {@code log_format}, Apache's
 * {@code LogFormat}, Envoy's format strings, and API Gateway's.
 */
final class Pattern {
  private static final int LONGEST = 4000;
  private static final java.util.regex.Pattern OPERATOR =
      java.util.regex.Pattern.compile("%[A-Z_]{2,}(\\([^)]*\\))?(:\\d+)?%");

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private String start = "";
  private Field open = Field.SKIP;
  private boolean any;

  private Pattern(String text) {
    this.text = text;
  }

  /**
   * @throws BadPatternException if nothing can be read by this pattern
   */
  static LineFormat compile(String text) {
    if (text.length() > LONGEST) {
      throw new BadPatternException("The pattern has more than " + LONGEST + " characters");
    }
    if (text.indexOf('\n') >= 0 && text.strip().indexOf('\n') >= 0) {
      throw new BadPatternException("The pattern has several lines, and a line of a log has one");
    }
    return new Pattern(text.strip()).read();
  }

  private LineFormat read() {
    int at = 0;
    ToIntBiFunction<Pattern, Integer> variable = syntax();
    while (at < text.length()) {
      int next = variable.applyAsInt(this, at);
      if (next == at) {
        literal.append(text.charAt(at++));
      } else {
        at = next;
      }
    }
    if (!any) {
      throw new BadPatternException(
          "The pattern has no variable such as $status, %>s or %RESPONSE_CODE%");
    }
    parts.add(new Part(open, literal.toString()));
    complete();
    return new PatternFormat(start, parts);
  }

  private ToIntBiFunction<Pattern, Integer> syntax() {
    if (text.indexOf('$') >= 0) {
      return Pattern::dollar;
    }
    boolean envoy = OPERATOR.matcher(text).find();
    return envoy ? Pattern::operator : Pattern::percent;
  }

  private void variable(Field field) {
    if (!any) {
      start = literal.toString();
      any = true;
    } else if (literal.isEmpty()) {
      if (open != Field.SKIP && field != Field.SKIP) {
        throw new BadPatternException(
            "Two variables stand next to each other, so nobody can tell where the first one ends");
      }
      open = open == Field.SKIP ? field : open;
      return;
    } else {
      parts.add(new Part(open, literal.toString()));
    }
    literal.setLength(0);
    open = field;
  }

  /** {@code $request}, <code>${request}</code>, {@code $context.status}. */
  private int dollar(int at) {
    if (text.charAt(at) != '$') {
      return at;
    }
    boolean braces = text.startsWith("{", at + 1);
    int from = braces ? at + 2 : at + 1;
    int to = from;
    while (to < text.length() && isName(text.charAt(to), text.startsWith("context.", from))) {
      to++;
    }
    if (to == from) {
      return at;
    }
    if (!braces && text.charAt(to - 1) == '.') {
      to--;
    }
    variable(Variables.dollar(text.substring(from, to)));
    return braces && text.startsWith("}", to) ? to + 1 : to;
  }

  private static boolean isName(char c, boolean dotted) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || (dotted && (c == '.' || c == '-'));
  }

  /** {@code %>s}, <code>%{User-Agent}i</code>; quotes may be escaped as in Apache's files. */
  private int percent(int at) {
    if (text.startsWith("\\\"", at)) {
      literal.append('"');
      return at + 2;
    }
    if (text.charAt(at) != '%') {
      return at;
    }
    int to = at + 1;
    while (to < text.length() && "<>!,0123456789".indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    String argument = "";
    if (text.startsWith("{", to)) {
      int close = text.indexOf('}', to);
      if (close < 0) {
        throw new BadPatternException("A \"%{\" has no \"}\"");
      }
      argument = text.substring(to + 1, close);
      to = close + 1;
    }
    if (to == text.length()) {
      throw new BadPatternException("A \"%\" ends the pattern");
    }
    char letter = text.charAt(to);
    if (letter == '%') {
      literal.append('%');
      return to + 1;
    }
    int end = text.startsWith("^t", to) ? to + 3 : to + 1;
    variable(Variables.percent(letter, argument));
    return Math.min(end, text.length());
  }

  /** {@code %REQ(:METHOD)%}, {@code %DURATION%}. */
  private int operator(int at) {
    if (text.charAt(at) != '%') {
      return at;
    }
    if (text.startsWith("%%", at)) {
      literal.append('%');
      return at + 2;
    }
    int bracket = text.indexOf('(', at);
    int close = text.indexOf('%', at + 1);
    String argument = "";
    if (bracket >= 0 && bracket < close) {
      int end = text.indexOf(')', bracket);
      if (end < 0) {
        throw new BadPatternException("A \"(\" has no \")\"");
      }
      argument = text.substring(bracket + 1, end);
      close = text.indexOf('%', end);
    }
    if (close < 0) {
      throw new BadPatternException("A \"%\" has no second one");
    }
    int nameEnd = bracket >= 0 && bracket < close ? bracket : close;
    variable(Variables.operator(text.substring(at + 1, nameEnd).split(":", 2)[0], argument));
    return close + 1;
  }

  private void complete() {
    List<Field> fields = parts.stream().map(Part::field).toList();
    boolean time = fields.contains(Field.TIME) || fields.contains(Field.START);
    boolean method =
        fields.contains(Field.REQUEST)
            || fields.contains(Field.METHOD)
            || fields.contains(Field.ROUTE_KEY);
    boolean path =
        fields.contains(Field.REQUEST)
            || fields.contains(Field.TARGET)
            || fields.contains(Field.PATH)
            || fields.contains(Field.TEMPLATE)
            || fields.contains(Field.ROUTE_KEY);
    String missing =
        !time
            ? "time ($time_local, %t, %START_TIME%)"
            : !method
                ? "method ($request, %r, %REQ(:METHOD)%)"
                : !path
                    ? "path ($request, %r, %REQ(:PATH)%)"
                    : !fields.contains(Field.STATUS)
                        ? "status ($status, %>s, %RESPONSE_CODE%)"
                        : "";
    if (!missing.isEmpty()) {
      throw new BadPatternException("The pattern has no " + missing);
    }
  }
}

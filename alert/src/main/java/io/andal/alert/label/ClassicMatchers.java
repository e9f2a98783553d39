package io.andal.alert.label;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The syntax of Alertmanager before 0.27 (its pkg/labels/parse.go). */
final class ClassicMatchers {
  private static final Pattern PARTS =
      Pattern.compile("\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|=|!=|!~)(.*)", Pattern.DOTALL);

  private ClassicMatchers() {}

  static List<Matcher> parse(String text) throws MatcherException {
    String inner = text.strip();
    if (inner.startsWith("{")) {
      if (!inner.endsWith("}")) {
        throw new MatcherException("the brace that opens '" + text + "' isn't closed");
      }
      inner = inner.substring(1, inner.length() - 1);
    }
    List<Matcher> matchers = new ArrayList<>();
    for (String one : split(inner)) {
      matchers.add(matcher(one));
    }
    return matchers;
  }

  /** At the commas that stand outside of quotes; a last comma may stand at the end. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
        continue;
      }
      if (c == '"' && !escaped) {
        quoted = !quoted;
      }
      escaped = c == '\\' && !escaped;
      part.append(c);
    }
    if (!part.toString().isBlank()) {
      parts.add(part.toString());
    }
    return parts;
  }

  private static Matcher matcher(String text) throws MatcherException {
    java.util.regex.Matcher found = PARTS.matcher(text);
    if (!found.matches()) {
      throw new MatcherException("'" + text.strip() + "' is no matcher, such as severity=\"page\"");
    }
    MatchResult parts = found.toMatchResult();
    return Matcher.of(parts.group(1), comparison(parts.group(2)), value(parts.group(3).strip()));
  }

  static Matcher.Comparison comparison(String sign) {
    return Matcher.Comparison.of(sign.endsWith("~"), sign.startsWith("="));
  }

  private static String value(String raw) throws MatcherException {
    boolean quoted = raw.startsWith("\"");
    String text = quoted ? raw.substring(1) : raw;
    StringBuilder value = new StringBuilder();
    boolean closed = !quoted;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = i == text.length() - 1;
      if (c == '\\' && !last) {
        i++;
        value.append(unescaped(text.charAt(i)));
      } else if (c == '"') {
        if (!quoted || !last) {
          throw new MatcherException("the value " + raw + " has a double quote without a \\");
        }
        closed = true;
      } else {
        value.append(c);
      }
    }
    if (!closed) {
      throw new MatcherException("the quote that opens " + raw + " isn't closed");
    }
    return value.toString();
  }

  /** A backslash before anything else means itself. */
  private static String unescaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case '"', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }
}

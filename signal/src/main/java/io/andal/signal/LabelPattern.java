package io.andal.signal;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression on label values as Prometheus means it: RE2 syntax, the whole value must
 * match. Java's engine can take exponential time where RE2 can't, so every match has a budget of
 * steps. Immutable.
 */
final class LabelPattern {
  private static final int LONGEST_PATTERN = 10_000;
  private static final int STEPS = 500_000;

  private final Pattern pattern;
  private final String text;

  private LabelPattern(Pattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  static LabelPattern compile(String text) {
    if (text.length() > LONGEST_PATTERN) {
      throw new SelectorException(
          "A regular expression has %d characters; at most %d are taken."
              .formatted(text.length(), LONGEST_PATTERN));
    }
    try {
      return new LabelPattern(Pattern.compile(toJava(text), Pattern.DOTALL), text);
    } catch (PatternSyntaxException e) {
      throw new SelectorException(
          "\"%s\" is no regular expression: %s.".formatted(text, e.getDescription()));
    } catch (StackOverflowError e) {
      throw new SelectorException("\"%s…\" is nested too deeply.".formatted(start(text)));
    }
  }

  boolean matches(String value) {
    try {
      return pattern.matcher(new Budgeted(value, new int[] {STEPS})).matches();
    } catch (TooCostly | StackOverflowError e) {
      throw new SelectorException(
          "The regular expression \"%s\" takes too long on a label of %d characters."
                  .formatted(start(text), value.length())
              + " Write it without repetitions inside repetitions.");
    }
  }

  private static String start(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80);
  }

  /** RE2 and Java differ in a few spellings, and Java knows constructs that RE2 refuses. */
  private static String toJava(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    boolean inClass = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        if ((next >= '1' && next <= '9') || next == 'k') {
          throw notRe2(text, "a back-reference");
        }
        out.append(c).append(next);
      } else if (inClass) {
        i = insideClass(text, i, out);
        inClass = text.charAt(i) != ']' || text.startsWith(":]", i - 1);
      } else if (c == '[') {
        inClass = true;
        out.append(c);
        i = classStart(text, i, out);
      } else if (c == '(' && text.startsWith("?", i + 1)) {
        i = group(text, i, out);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** A {@code ]} that comes first stands for itself. */
  private static int classStart(String text, int bracket, StringBuilder out) {
    int i = bracket;
    if (text.startsWith("^", i + 1)) {
      out.append('^');
      i++;
    }
    if (text.startsWith("]", i + 1)) {
      out.append("\\]");
      i++;
    }
    return i;
  }

  private static int insideClass(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    int end = text.indexOf(":]", at);
    if (c == '[' && text.startsWith("[:", at) && end > 0) {
      out.append(posix(text, text.substring(at + 2, end)));
      return end + 1;
    }
    if (c == '[' || c == '&') {
      out.append('\\');
    }
    out.append(c);
    return at;
  }

  private static String posix(String text, String name) {
    return switch (name) {
      case "alpha" -> "a-zA-Z";
      case "alnum" -> "a-zA-Z0-9";
      case "digit" -> "0-9";
      case "lower" -> "a-z";
      case "upper" -> "A-Z";
      case "word" -> "\\w";
      case "space" -> "\\s";
      case "punct" -> "\\p{Punct}";
      case "xdigit" -> "0-9a-fA-F";
      default -> throw notRe2(text, "the class [:" + name + ":]");
    };
  }

  private static int group(String text, int at, StringBuilder out) {
    if (text.startsWith("(?P<", at)) {
      out.append("(?<");
      return at + 3;
    }
    for (String refused : new String[] {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
      if (text.startsWith(refused, at)) {
        throw notRe2(text, "\"" + refused + "\"");
      }
    }
    out.append('(');
    return at;
  }

  private static SelectorException notRe2(String text, String what) {
    return new SelectorException(
        "The regular expression \"%s\" uses %s, which Prometheus (RE2) doesn't know."
            .formatted(start(text), what));
  }

  /** Thrown out of Java's matcher, which can't be stopped otherwise. */
  private static final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostly() {
      super("too many steps", null, false, false);
    }
  }

  /** Counts how often the matcher looks at a character. */
  private record Budgeted(CharSequence value, int[] left) implements CharSequence {
    @Override
    public int length() {
      return value.length();
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new TooCostly();
      }
      return value.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Budgeted(value.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }
}

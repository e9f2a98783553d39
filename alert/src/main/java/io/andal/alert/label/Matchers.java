package io.andal.alert.label;

import java.util.List;

/**
 * Reads matchers the way Alertmanager does since 0.27: what the classic syntax can read means what
 * it meant there; else the UTF-8 syntax is tried.
 */
public final class Matchers {
  /** The longest text that is read, in characters. */
  public static final int LONGEST = 16_384;

  private Matchers() {}

  /**
   * Reads {@code a="b", c=~"d|e"}, with or without braces around.
   *
   * @throws MatcherException if neither syntax can read it
   */
  public static List<Matcher> parse(String text) throws MatcherException {
    if (text.length() > LONGEST) {
      throw new MatcherException("matchers have at most " + LONGEST + " characters");
    }
    try {
      return ClassicMatchers.parse(text);
    } catch (MatcherException classic) {
      try {
        return new Utf8Matchers(text).parse();
      } catch (MatcherException e) {
        // The newer syntax covers what people write today, so its words help more.
        e.addSuppressed(classic);
        throw e;
      }
    }
  }

  /**
   * Reads one matcher.
   *
   * @throws MatcherException if it can't be read, or is none or several
   */
  public static Matcher parseOne(String text) throws MatcherException {
    List<Matcher> found = parse(text);
    if (found.size() != 1) {
      throw new MatcherException("'" + text + "' should be one matcher, such as severity=\"page\"");
    }
    return found.getFirst();
  }
}

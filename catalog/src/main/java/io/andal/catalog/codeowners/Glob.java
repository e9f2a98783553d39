package io.andal.catalog.codeowners;

/**
 * One part of a pattern between two slashes. {@code *} is any characters, {@code ?} is one, and a
 * backslash takes away what the next character means.
 *
 * <p>Matching takes at most length of pattern times length of name steps: after a mismatch only the
 * last star takes one character more, which is enough because what follows an earlier star was
 * found at its earliest place already.
 */
final class Glob {
  private static final char ANY = '\uE000';
  private static final char ONE = '\uE001';

  /** Escapes are resolved and wildcards stand as characters of the private use area. */
  private final String pattern;

  private final boolean literal;

  private Glob(String pattern) {
    this.pattern = pattern;
    this.literal = pattern.indexOf(ANY) < 0 && pattern.indexOf(ONE) < 0;
  }

  static Glob of(String written) {
    StringBuilder pattern = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length()) {
        i++;
        pattern.append(written.charAt(i));
      } else if (c == '*') {
        pattern.append(ANY);
      } else {
        pattern.append(c == '?' ? ONE : c);
      }
    }
    return new Glob(pattern.toString());
  }

  /** Whether it is one star and nothing else. */
  boolean isAny() {
    return pattern.length() == 1 && pattern.charAt(0) == ANY;
  }

  /** Whether it is {@code **}: any number of folders. */
  boolean isFolders() {
    return pattern.length() == 2 && pattern.charAt(0) == ANY && pattern.charAt(1) == ANY;
  }

  boolean matches(String name) {
    if (literal) {
      return pattern.equals(name);
    }
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == ANY) {
        star = p++;
        resume = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == ONE || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == ANY) {
      p++;
    }
    return p == pattern.length();
  }
}

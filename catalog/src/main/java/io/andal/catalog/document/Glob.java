package io.andal.catalog.document;

import java.util.Locale;

/**
 * A pattern of names: {@code *} is anything but a slash, {@code **} anything, {@code ?} one
 * character. Case doesn't matter. It takes time in proportion to both lengths, whatever is written.
 */
record Glob(String text) {
  Glob {
    text = text.toLowerCase(Locale.ROOT);
  }

  boolean matches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean[] reached = new boolean[lower.length() + 1];
    reached[0] = true;
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("**/", i)) {
        intoFolders(reached, lower);
        i += 3;
      } else if (text.startsWith("**", i)) {
        onwards(reached, lower, true);
        i += 2;
      } else if (text.charAt(i) == '*') {
        onwards(reached, lower, false);
        i++;
      } else {
        step(reached, lower, text.charAt(i));
        i++;
      }
    }
    return reached[lower.length()];
  }

  private static void step(boolean[] reached, String name, char c) {
    for (int at = name.length(); at > 0; at--) {
      char met = name.charAt(at - 1);
      reached[at] = reached[at - 1] && (c == '?' ? met != '/' : met == c);
    }
    reached[0] = false;
  }

  private static void onwards(boolean[] reached, String name, boolean slashes) {
    for (int at = 1; at <= name.length(); at++) {
      reached[at] |= reached[at - 1] && (slashes || name.charAt(at - 1) != '/');
    }
  }

  /** No folder, or any number of them. */
  private static void intoFolders(boolean[] reached, String name) {
    boolean begun = reached[0];
    for (int at = 1; at <= name.length(); at++) {
      boolean here = reached[at];
      reached[at] |= begun && name.charAt(at - 1) == '/';
      begun |= here;
    }
  }
}

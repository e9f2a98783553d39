package io.andal.traffic.door;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Patterns of paths: {@code /health}, {@code /static/} and two stars for all below it, {@code
 * *.css} wherever it is, and a single star for a part without a slash. Immutable.
 */
public final class PathPatterns {
  private final Set<String> whole = new HashSet<>();
  private final Set<String> extensions = new HashSet<>();
  private final List<String> below = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  public PathPatterns(Collection<String> patterns) {
    for (String pattern : patterns) {
      if (pattern.startsWith("*.") && pattern.indexOf('*', 1) < 0 && pattern.indexOf('/') < 0) {
        extensions.add(pattern.substring(1));
      } else if (pattern.indexOf('*') < 0) {
        whole.add(pattern);
      } else if (pattern.endsWith("/**") && pattern.indexOf('*') == pattern.length() - 2) {
        whole.add(pattern.substring(0, pattern.length() - 3));
        below.add(pattern.substring(0, pattern.length() - 2));
      } else {
        others.add(pattern);
      }
    }
  }

  public boolean match(String path) {
    if (whole.contains(path)) {
      return true;
    }
    int dot = path.lastIndexOf('.');
    if (dot > path.lastIndexOf('/') && extensions.contains(path.substring(dot))) {
      return true;
    }
    for (String start : below) {
      if (path.startsWith(start)) {
        return true;
      }
    }
    for (String pattern : others) {
      if (matches(pattern, path)) {
        return true;
      }
    }
    return false;
  }

  /** One star stands for what has no slash, two for anything; linear but for going back once. */
  private static boolean matches(String pattern, String path) {
    int p = 0;
    int at = 0;
    int star = -1;
    int mark = 0;
    int stars = -1;
    int marks = 0;
    while (at < path.length()) {
      if (pattern.startsWith("**", p)) {
        stars = p + 2;
        marks = at;
        p = stars;
        star = -1;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = ++p;
        mark = at;
      } else if (p < pattern.length() && pattern.charAt(p) == path.charAt(at)) {
        p++;
        at++;
      } else if (star >= 0 && path.charAt(mark) != '/') {
        at = ++mark;
        p = star;
      } else if (stars >= 0) {
        at = ++marks;
        p = stars;
        star = -1;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}

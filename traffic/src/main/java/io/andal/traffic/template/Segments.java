package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.List;

/** Takes paths apart. */
final class Segments {
  /** Whatever is deeper is one. */
  static final int DEEPEST = 24;

  private Segments() {}

  /** The segments of a path, without empty ones and without what follows a semicolon. */
  static List<String> of(String path) {
    List<String> segments = new ArrayList<>(8);
    int from = start(path);
    int length = path.length();
    while (from < length && segments.size() <= DEEPEST) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? length : slash;
      if (end > from) {
        int semicolon = path.indexOf(';', from);
        int until = semicolon >= from && semicolon < end ? semicolon : end;
        if (until > from) {
          segments.add(path.substring(from, until));
        }
      }
      from = end + 1;
    }
    return segments;
  }

  /** A request to a proxy has the whole address. */
  private static int start(String path) {
    if (path.startsWith("http://") || path.startsWith("https://")) {
      int slash = path.indexOf('/', path.indexOf("//") + 2);
      return slash < 0 ? path.length() : slash;
    }
    return 0;
  }

  /**
   * The name of a segment that is a parameter as frameworks write it, {@code {id}}, {@code :id},
   * {@code <int:id>}, {@code *}; null if it is none.
   */
  static @org.jspecify.annotations.Nullable String parameter(String segment) {
    int length = segment.length();
    char first = segment.charAt(0);
    char last = segment.charAt(length - 1);
    if (first == '{' && last == '}' && segment.indexOf('}') == length - 1) {
      return name(segment.substring(1, length - 1));
    }
    if (first == ':' && length > 1) {
      return name(segment.substring(1));
    }
    if (first == '<' && last == '>') {
      return name(segment.substring(segment.indexOf(':') + 1, length - 1).replace("<", ""));
    }
    return first == '*' ? "" : null;
  }

  /** Without what a framework adds: {@code {id:[0-9]+}}, {@code {path*}}, {@code {id?}}. */
  private static String name(String inside) {
    int end = 0;
    while (end < inside.length()) {
      char c = inside.charAt(end);
      boolean part = Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
      if (!part) {
        break;
      }
      end++;
    }
    return inside.substring(0, Math.min(end, 60));
  }
}

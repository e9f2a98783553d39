package io.andal.specification.difference.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which media type is which: by name, else by name without parameters. */
final class MediaTypes {
  private final Map<String, String> same = new LinkedHashMap<>();
  private final List<String> removed;
  private final List<String> added;

  private MediaTypes(Collection<String> before, Collection<String> after) {
    this.removed = new ArrayList<>(before);
    this.added = new ArrayList<>(after);
  }

  static MediaTypes match(Collection<String> before, Collection<String> after) {
    MediaTypes types = new MediaTypes(before, after);
    for (String one : before) {
      if (after.contains(one)) {
        types.take(one, one);
      }
    }
    for (String one : List.copyOf(types.removed)) {
      types.added.stream()
          .filter(other -> plain(other).equals(plain(one)))
          .findFirst()
          .ifPresent(other -> types.take(one, other));
    }
    return types;
  }

  private void take(String one, String other) {
    same.put(one, other);
    removed.remove(one);
    added.remove(other);
  }

  /** Without parameters, in small letters. */
  private static String plain(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether what the narrow one names is all in the wide one, which has no parameters. */
  static boolean covers(String wide, String narrow) {
    return !wide.contains(";") && narrow.contains(";") && plain(wide).equals(plain(narrow));
  }

  /** Whether values keep their types on their way, as in JSON. */
  static boolean isTyped(String type) {
    String plain = plain(type);
    return !(plain.contains("xml")
        || plain.startsWith("text/")
        || plain.equals("application/x-www-form-urlencoded")
        || plain.equals("multipart/form-data"));
  }

  /** Names of the base with their names in the revision. */
  Map<String, String> same() {
    return same;
  }

  List<String> removed() {
    return removed;
  }

  List<String> added() {
    return added;
  }
}

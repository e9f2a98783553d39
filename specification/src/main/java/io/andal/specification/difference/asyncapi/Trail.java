package io.andal.specification.difference.asyncapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The way from the root to a value.
 *
 * @param keys as they stand in the text
 * @param pattern the same, with {@code *} for names that authors gave
 */
record Trail(List<String> keys, List<String> pattern) {
  static final Trail ROOT = new Trail(List.of(), List.of());

  /** What holds things that authors name. */
  private static final Set<String> NAMING =
      Set.of(
          "servers",
          "channels",
          "messages",
          "operations",
          "variables",
          "parameters",
          "traits",
          "enum",
          "tags",
          "examples",
          "security");

  private static final Set<String> PLURALS =
      Set.of("servers", "channels", "messages", "operations", "variables", "parameters", "traits");

  Trail child(String key) {
    String last = pattern.isEmpty() ? "" : pattern.getLast();
    return new Trail(append(keys, key), append(pattern, NAMING.contains(last) ? "*" : key));
  }

  private static List<String> append(List<String> list, String item) {
    List<String> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(item);
    return List.copyOf(longer);
  }

  String pointer() {
    StringBuilder pointer = new StringBuilder("#");
    keys.forEach(key -> pointer.append('/').append(key.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  /** What stands here, in words with hyphens: {@code channel}, {@code server-protocol}. */
  String noun() {
    String holder = "";
    String key = "";
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.equals("*")) {
        String plural = i == 0 ? "" : pattern.get(i - 1);
        if (PLURALS.contains(plural)) {
          holder = plural.substring(0, plural.length() - 1);
        }
        key = "";
      } else {
        key = part;
      }
    }
    String own = key.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    if (holder.isEmpty()) {
      return own;
    }
    return own.isEmpty() ? holder : holder + "-" + own;
  }

  /** For people: {@code channel pumps/started, message started}. */
  String words() {
    List<String> words = new ArrayList<>();
    for (int i = 1; i < pattern.size(); i++) {
      String plural = pattern.get(i - 1);
      if (pattern.get(i).equals("*") && PLURALS.contains(plural)) {
        words.add(plural.substring(0, plural.length() - 1) + " " + keys.get(i));
      }
    }
    return String.join(", ", words);
  }

  /** The key of the operation that this is a part of, or of the channel's; empty if of none. */
  String operation() {
    if (keys.size() >= 2 && pattern.getFirst().equals("operations")) {
      return keys.get(1);
    }
    return keys.size() >= 3
            && pattern.getFirst().equals("channels")
            && Set.of("publish", "subscribe").contains(keys.get(2))
        ? keys.get(2).toUpperCase(Locale.ROOT) + " " + keys.get(1)
        : "";
  }
}

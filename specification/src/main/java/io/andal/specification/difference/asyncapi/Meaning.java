package io.andal.specification.difference.asyncapi;

import io.andal.specification.difference.Level;
import java.util.List;
import java.util.Set;

/** What a value of an AsyncAPI description is for, which decides what its change does. */
enum Meaning {
  /** Only people read it. */
  PROSE(Level.SAFE, Level.SAFE, Level.SAFE, "only people read it"),
  /** People may act on it: whom to ask, under which terms. */
  NOTICE(Level.SAFE, Level.BREAKING, Level.SAFE, "people may act on it"),
  /** Terms that hold for everybody. */
  TERMS(Level.SAFE, Level.BREAKING, Level.BREAKING, "everybody agreed to what was said"),
  /** Something one can use: more of it harms nobody. */
  OFFER(Level.SAFE, Level.BREAKING, Level.BREAKING, "senders and receivers use what was offered"),
  /** A list of offers, whose members have meanings of their own. */
  OFFERS(Level.SAFE, Level.BREAKING, Level.SAFE, "senders and receivers use what was offered"),
  /** Both ends must agree on it: any change parts them. */
  AGREEMENT(Level.BREAKING, Level.BREAKING, Level.BREAKING, "both ends must agree on it"),
  /** It depends on the protocol, or on the schema in it. */
  OPEN(
      Level.DANGEROUS,
      Level.DANGEROUS,
      Level.DANGEROUS,
      "what it does depends on the protocol and on who reads it");

  private static final Set<String> PROSE_KEYS =
      Set.of("description", "summary", "title", "tags", "externalDocs", "examples", "components");
  private static final Set<String> AGREED =
      Set.of(
          "protocol",
          "protocolVersion",
          "security",
          "defaultContentType",
          "schemaFormat",
          "default");

  private final Level added;
  private final Level removed;
  private final Level changed;
  private final String because;

  Meaning(Level added, Level removed, Level changed, String because) {
    this.added = added;
    this.removed = removed;
    this.changed = changed;
    this.because = because;
  }

  Level added() {
    return added;
  }

  Level removed() {
    return removed;
  }

  Level changed() {
    return changed;
  }

  String because() {
    return because;
  }

  /**
   * What a path means.
   *
   * @param path keys from the root; names that authors gave are {@code *}
   * @param major 2 or 3
   */
  static Meaning of(List<String> path, int major) {
    String last = path.getLast();
    String owner = owner(path);
    if (path.stream().anyMatch(PROSE_KEYS::contains)) {
      return PROSE;
    }
    if (path.contains("bindings")) {
      return OPEN;
    }
    if (path.getFirst().equals("info")) {
      return info(path, major);
    }
    if (last.equals("id")) {
      return major == 2 ? PROSE : OFFER;
    }
    if (path.stream().anyMatch(AGREED::contains)) {
      return AGREED.contains(owner) || AGREED.contains(last) ? AGREEMENT : OFFER;
    }
    if (path.contains("traits") && last.equals("headers")) {
      return OPEN;
    }
    return switch (last) {
      case "payload", "headers" -> major == 2 ? OPEN : AGREEMENT;
      case "contentType" -> major == 2 ? OFFER : AGREEMENT;
      case "name" -> major == 2 || path.contains("traits") ? PROSE : OFFER;
      case "parameters" -> AGREEMENT;
      case "schema" -> OPEN;
      case "location" -> path.contains("parameters") ? AGREEMENT : OFFER;
      case "message" -> AGREEMENT;
      case "address" -> path.contains("reply") ? AGREEMENT : OFFER;
      case "operations" -> OFFERS;
      default ->
          path.contains("reply") && path.size() > 3 && !path.contains("address") ? OPEN : OFFER;
    };
  }

  /** The key that a name or a number stands in. */
  private static String owner(List<String> path) {
    int at = path.size() - 1;
    while (at > 0 && path.get(at).equals("*")) {
      at--;
    }
    return path.get(at);
  }

  private static Meaning info(List<String> path, int major) {
    if (path.contains("contact")) {
      return major == 2 ? PROSE : NOTICE;
    }
    if (path.contains("license")) {
      if (path.getLast().equals("url")) {
        return PROSE;
      }
      return major == 2 ? TERMS : NOTICE;
    }
    if (path.contains("termsOfService")) {
      return TERMS;
    }
    // A new version of a description is told as such; what it does is told by the rest.
    return path.contains("version") ? PROSE : NOTICE;
  }
}

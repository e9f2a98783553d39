package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Sequence;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the references within one description, each looked up once. */
final class References {
  /** References to references: more than this is a circle. */
  private static final int CHAIN = 32;

  private final Spot root;
  private final Map<String, Optional<Spot>> found = new HashMap<>();

  References(Mapping root) {
    this.root = Spot.root(root);
  }

  Spot root() {
    return root;
  }

  /** What a spot means: itself, or where its reference leads. One that leads nowhere stays. */
  Spot resolve(Spot spot) {
    Spot at = spot;
    for (int i = 0; i < CHAIN; i++) {
      String reference = at.text("$ref");
      if (reference.isEmpty()) {
        return at;
      }
      Optional<Spot> target = found.computeIfAbsent(reference, this::find);
      if (target.isEmpty()) {
        return at;
      }
      at = target.get();
    }
    return spot;
  }

  @Nullable Spot resolved(@Nullable Spot spot) {
    return spot == null ? null : resolve(spot);
  }

  /** The name at the end of a spot's reference; empty if it is none. */
  static String name(Spot spot) {
    String reference = spot.text("$ref");
    return unescape(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private Optional<Spot> find(String reference) {
    if (!reference.startsWith("#/")) {
      return Optional.empty();
    }
    Spot at = root;
    for (String part : reference.substring(2).split("/", -1)) {
      Spot next = step(at, unescape(part));
      if (next == null) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }

  private static @Nullable Spot step(Spot at, String key) {
    if (at.node() instanceof Sequence sequence) {
      return key.matches("\\d{1,9}") && Integer.parseInt(key) < sequence.items().size()
          ? new Spot(at, key, sequence.items().get(Integer.parseInt(key)))
          : null;
    }
    return at.child(key);
  }

  private static String unescape(String part) {
    String decoded = part;
    if (part.indexOf('%') >= 0) {
      try {
        decoded = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return part;
      }
    }
    return decoded.replace("~1", "/").replace("~0", "~");
  }
}

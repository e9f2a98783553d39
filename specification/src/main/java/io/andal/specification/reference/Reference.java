package io.andal.specification.reference;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A {@code $ref} in its two parts.
 *
 * @param file as written, without the fragment; empty if it stays in its file
 * @param fragment decoded: a JSON pointer, or the name of an anchor
 */
record Reference(String file, String fragment) {

  /** What the {@code $ref} of a value says; null if it has none. */
  static @Nullable String of(Node node) {
    return node instanceof Mapping mapping
            && mapping.get("$ref") instanceof Scalar scalar
            && scalar.isText()
        ? scalar.text()
        : null;
  }

  static Reference parsed(String text) {
    int hash = text.indexOf('#');
    return hash < 0
        ? new Reference(text, "")
        : new Reference(text.substring(0, hash), decoded(text.substring(hash + 1)));
  }

  private static String decoded(String fragment) {
    if (fragment.indexOf('%') < 0) {
      return fragment;
    }
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a lone % stands for itself: many authors forget to encode it
      return fragment;
    }
  }
}

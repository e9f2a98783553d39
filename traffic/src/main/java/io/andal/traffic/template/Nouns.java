package io.andal.traffic.template;

import java.util.Map;

/** English nouns, as far as paths need them. */
final class Nouns {
  private static final Map<String, String> ODD =
      Map.of(
          "people", "person",
          "children", "child",
          "data", "data",
          "news", "news",
          "series", "series",
          "indices", "index",
          "vertices", "vertex");

  private Nouns() {}

  /** {@code pump} of {@code pumps}; the word itself if it is no plural. */
  static String singular(String word) {
    String odd = ODD.get(word);
    if (odd != null) {
      return odd;
    }
    int length = word.length();
    if (length < 4 || !word.endsWith("s")) {
      return word;
    }
    if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && length > 4) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("sses")
        || word.endsWith("tuses")
        || word.endsWith("nuses")
        || word.endsWith("ruses")
        || word.endsWith("xes")
        || word.endsWith("ches")
        || word.endsWith("shes")) {
      return word.substring(0, length - 2);
    }
    return word.substring(0, length - 1);
  }
}

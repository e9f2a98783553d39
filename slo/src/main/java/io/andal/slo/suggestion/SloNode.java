package io.andal.slo.suggestion;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parts of OpenSLO v1 documents. */
final class SloNode {
  /** Where a document says which suggestion it was made of. */
  static final String SUGGESTED_BY = "andal.io/suggested-by";

  /** Where a document says which system's SLO it took over. */
  static final String IMPORTED_FROM = "andal.io/imported-from";

  private static final int LONGEST_DISPLAY_NAME = 255;

  private SloNode() {}

  /** A document with a spec to be filled. */
  static ObjectNode document(
      String kind, String name, String displayName, Map<String, String> annotations) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", "openslo/v1");
    document.put("kind", kind);
    ObjectNode metadata = document.putObject("metadata");
    metadata.put("name", name);
    String shown = cut(displayName, LONGEST_DISPLAY_NAME);
    if (!shown.isBlank() && !shown.equals(name)) {
      metadata.put("displayName", shown);
    }
    if (!annotations.isEmpty()) {
      ObjectNode described = metadata.putObject("annotations");
      new TreeMap<>(annotations).forEach(described::put);
    }
    return document;
  }

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  /** A share as a person writes it: 0.999 and not 0.9990000000000001. */
  static BigDecimal share(double share) {
    BigDecimal plain = BigDecimal.valueOf(share).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  static ObjectNode rolling(ObjectNode spec, String duration) {
    ObjectNode window = spec.putArray("timeWindow").addObject();
    window.put("duration", duration);
    window.put("isRolling", true);
    return window;
  }
}

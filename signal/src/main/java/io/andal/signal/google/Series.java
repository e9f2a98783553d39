package io.andal.signal.google;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One series of an answer, or the piece of it that is on one page.
 *
 * @param labels by {@code metric.labels.NAME} and {@code resource.labels.NAME}
 * @param points newest first; empty if it has none
 */
record Series(Map<String, String> labels, JsonNode points) {

  static Series of(JsonNode json) {
    Map<String, String> labels = new HashMap<>();
    for (String part : new String[] {"metric", "resource"}) {
      labels.put(part + ".type", json.path(part).path("type").asString(""));
      json.path(part)
          .path("labels")
          .properties()
          .forEach(
              label ->
                  labels.put(part + ".labels." + label.getKey(), label.getValue().asString("")));
    }
    return new Series(Map.copyOf(labels), json.path("points"));
  }

  String label(String key) {
    return labels.getOrDefault(key, "");
  }
}

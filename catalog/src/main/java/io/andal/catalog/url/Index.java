package io.andal.catalog.url;

import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.yaml.YamlObjects;
import io.andal.specification.RelativeNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A list of descriptions at an address: APIs.json, or the {@code urls} of Swagger UI. Stateless.
 */
final class Index {
  private static final int MOST = 10_000;

  private Index() {}

  /**
   * The addresses that a text lists.
   *
   * @param address of the text, which relative ones start from
   * @return none if it is no index
   */
  static List<String> addresses(String address, byte[] text) {
    List<String> found = new ArrayList<>();
    try {
      for (JsonNode root : YamlObjects.read("index", new String(text, StandardCharsets.UTF_8))) {
        root.path("urls").forEach(one -> add(address, one.path("url").asString(""), found));
        for (JsonNode api : root.path("apis")) {
          for (JsonNode property : api.path("properties")) {
            if (isDescription(property.path("type").asString(""))) {
              add(address, property.path("url").asString(""), found);
            }
          }
        }
      }
    } catch (ItemFailure e) {
      // What can't be read lists nothing; it is told as no description.
      return List.of();
    }
    return found;
  }

  /** The types of APIs.json that name machine-readable descriptions. */
  private static boolean isDescription(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.contains("openapi")
        || lower.contains("swagger")
        || lower.contains("asyncapi")
        || lower.contains("graphql")
        || lower.contains("wsdl")
        || lower.contains("postman");
  }

  private static void add(String address, String url, List<String> found) {
    if (!url.isBlank() && found.size() < MOST) {
      found.add(RelativeNames.resolve(address, url.strip()));
    }
  }
}

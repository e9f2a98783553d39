package io.andal.server.inventory;

import io.andal.server.api.ApiException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;

/** Reads which APIs are asked for from the parameters of an address. */
final class ApiQueries {
  /** Nobody types more, and a search must not cost more. */
  static final int LONGEST = 200;

  /** So many values of one facet are heeded. */
  private static final int MOST_VALUES = 20;

  static final List<String> ORDERS = List.of("relevance", "title", "changed", "findings");

  private ApiQueries() {}

  /** The values of each facet that narrow something. */
  static Map<String, List<String>> facets(MultiValueMap<String, String> parameters) {
    Map<String, List<String>> facets = new TreeMap<>();
    ApiFacet.all()
        .map(ApiFacet::word)
        .forEach(
            facet -> {
              List<String> values =
                  parameters.getOrDefault(facet, List.of()).stream()
                      .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                      .distinct()
                      .limit(MOST_VALUES)
                      .toList();
              if (!values.isEmpty()) {
                facets.put(facet, values);
              }
            });
    return facets;
  }

  /**
   * The order that was asked for; what fits best first where there are words.
   *
   * @throws ApiException 400 if there is no such order
   */
  static String order(String asked, String text) {
    if (asked.isEmpty()) {
      return text.isEmpty() ? "title" : "relevance";
    }
    if (!ORDERS.contains(asked)) {
      throw ApiException.badRequest(
          "order is one of %s, not '%s'.".formatted(String.join(", ", ORDERS), asked));
    }
    return asked;
  }

  /** The words, no longer than a search may be. */
  static String text(String q) {
    String stripped = q.strip();
    return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
  }
}

package io.andal.inventory;

import java.util.List;
import java.util.Map;

/**
 * What to look for. Empty parts narrow nothing.
 *
 * @param text words over names, descriptions, owners, tags, paths, operations and fields; the last
 *     one may be unfinished; {@code "in quotes"} stands together
 * @param facets wanted values by facet: {@code owner}, {@code lifecycle}, {@code format}, {@code
 *     catalog}, {@code tag}, {@code tier}, {@code environment}, {@code finding}, {@code seen};
 *     values of one facet are alternatives
 * @param order {@code relevance} (where there is text), {@code title}, {@code changed}, {@code
 *     findings}
 * @param limit at most 200
 */
public record ApiQuery(
    String text, Map<String, List<String>> facets, String order, int offset, int limit) {
  public ApiQuery {
    facets = Map.copyOf(facets);
  }
}

package io.andal.inventory;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param total of all pages
 * @param facets how many of the found have each value, the most frequent first
 */
public record ApiHits(List<Hit> hits, int total, Map<String, List<FacetCount>> facets) {
  public ApiHits {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
  }

  /**
   * One API.
   *
   * @param matches operations and fields of it that the words met: {@code GET /pumps/{id}}, {@code
   *     Pump.serialNumber}
   */
  public record Hit(ApiEntry api, List<String> matches) {
    public Hit {
      matches = List.copyOf(matches);
    }
  }

  /** How many of the found APIs have a value. */
  public record FacetCount(String value, int count) {}
}

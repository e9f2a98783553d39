package io.andal.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds APIs by words and facets. What {@link #put} and {@link #remove} returned from is found from
 * then on and survives a crash; both may be told the same thing again. Thread-safe.
 */
public interface SearchIndex {

  /** Takes documents in, each instead of the one it had of that id. */
  void put(Collection<SearchDocument> documents);

  /** Forgets documents; ids that it doesn't have change nothing. */
  void remove(Collection<String> ids);

  /**
   * The page of ids that a query asks for, how many there are in all, and what they have of each
   * facet. Counts of a facet heed the words and the other facets, not the facet's own values.
   */
  Found find(ApiQuery query);

  /** What was found. */
  record Found(List<Hit> hits, int total, Map<String, List<ApiHits.FacetCount>> facets) {
    public Found {
      hits = List.copyOf(hits);
      facets = Map.copyOf(facets);
    }
  }

  /**
   * One API.
   *
   * @param matches operations and fields that the words met, at most five: {@code GET /pumps/{id}},
   *     {@code Pump.serialNumber}
   */
  record Hit(String id, List<String> matches) {
    public Hit {
      matches = List.copyOf(matches);
    }
  }
}

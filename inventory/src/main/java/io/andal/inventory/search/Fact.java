package io.andal.inventory.search;

import io.andal.inventory.ApiHits;
import io.andal.inventory.SearchDocument;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What of an API is kept in memory, to narrow, count and order what was found.
 *
 * @param row its number in the tables
 * @param plainTitle in lower case
 * @param words a hash of its words, to tell whether they changed
 */
record Fact(
    long row,
    String api,
    String plainTitle,
    Map<String, List<String>> facets,
    long changedMillis,
    int findings,
    String words) {

  static final Comparator<Fact> BY_TITLE =
      Comparator.comparing(Fact::plainTitle).thenComparing(Fact::api);

  static Fact of(long row, SearchDocument document, String words) {
    return new Fact(
        row,
        document.id(),
        document.title().toLowerCase(Locale.ROOT),
        document.facets(),
        document.changed().toEpochMilli(),
        document.findings(),
        words);
  }

  private boolean has(String facet, List<String> wanted) {
    List<String> values = facets.getOrDefault(facet, List.of());
    for (String one : wanted) {
      if (values.contains(one)) {
        return true;
      }
    }
    return false;
  }

  /** Narrows by facets, and counts what could be chosen instead. Used by one thread. */
  static final class Sieve {
    private final Map<String, List<String>> wanted;
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    Sieve(Map<String, List<String>> facets) {
      this.wanted = new HashMap<>(facets);
      this.wanted.values().removeIf(List::isEmpty);
    }

    /** Counts a fact, and says whether it is wanted. */
    boolean passes(Fact fact) {
      String missed = null;
      for (Map.Entry<String, List<String>> one : wanted.entrySet()) {
        if (!fact.has(one.getKey(), one.getValue())) {
          if (missed != null) {
            return false;
          }
          missed = one.getKey();
        }
      }
      for (Map.Entry<String, List<String>> facet : fact.facets().entrySet()) {
        if (missed == null || missed.equals(facet.getKey())) {
          Map<String, Integer> values =
              counts.computeIfAbsent(facet.getKey(), _ -> new HashMap<>());
          facet.getValue().forEach(value -> values.merge(value, 1, Integer::sum));
        }
      }
      return missed == null;
    }

    /** The counts, the most frequent first, then by name. */
    Map<String, List<ApiHits.FacetCount>> counts() {
      Map<String, List<ApiHits.FacetCount>> all = new HashMap<>();
      counts.forEach(
          (facet, values) ->
              all.put(
                  facet,
                  values.entrySet().stream()
                      .map(value -> new ApiHits.FacetCount(value.getKey(), value.getValue()))
                      .sorted(
                          Comparator.comparingInt(ApiHits.FacetCount::count)
                              .reversed()
                              .thenComparing(ApiHits.FacetCount::value))
                      .toList()));
      return all;
    }
  }
}

package io.andal.inventory.search;

import io.andal.inventory.ApiHits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the values of facets. Safe for use by several threads; nothing loses its number. */
final class FacetValues {
  private record Value(String facet, String value) {}

  /** Guarded by this, as are the others. */
  private final Map<Value, Integer> numbers = new HashMap<>();

  private final List<Value> values = new ArrayList<>();

  /** The numbers of an API's values, each once. */
  synchronized int[] of(Map<String, List<String>> facets) {
    return facets.entrySet().stream()
        .flatMap(facet -> facet.getValue().stream().map(value -> new Value(facet.getKey(), value)))
        .distinct()
        .mapToInt(this::number)
        .toArray();
  }

  private int number(Value value) {
    Integer known = numbers.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /** A sieve for what has a number by now. */
  synchronized Sieve sieve(Map<String, List<String>> wanted) {
    return new Sieve(List.copyOf(values), wanted);
  }

  /** Narrows by facets, and counts what could be chosen instead. Used by one thread. */
  static final class Sieve {
    private final List<Value> values;
    private final int[] counts;

    /** For each value the bit of its facet if only some of the facet's values are wanted. */
    private final long[] facets;

    private final boolean[] wanted;
    private final long all;

    private Sieve(List<Value> values, Map<String, List<String>> asked) {
      this.values = values;
      this.counts = new int[values.size()];
      this.facets = new long[values.size()];
      this.wanted = new boolean[values.size()];
      Map<String, Long> bits = new HashMap<>();
      asked.forEach(
          (facet, some) -> {
            if (!some.isEmpty() && bits.size() < Long.SIZE) {
              bits.put(facet, 1L << bits.size());
            }
          });
      for (int i = 0; i < facets.length; i++) {
        Value value = values.get(i);
        facets[i] = bits.getOrDefault(value.facet(), 0L);
        wanted[i] =
            facets[i] != 0 && asked.getOrDefault(value.facet(), List.of()).contains(value.value());
      }
      this.all = bits.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts a fact, and says whether it is wanted. */
    boolean passes(Fact fact) {
      long missed = all;
      if (missed != 0) {
        for (int value : fact.values()) {
          if (wanted[value]) {
            missed &= ~facets[value];
          }
        }
      }
      if (Long.bitCount(missed) > 1) {
        return false;
      }
      for (int value : fact.values()) {
        if (missed == 0 || facets[value] == missed) {
          counts[value]++;
        }
      }
      return missed == 0;
    }

    /** The counts, the most frequent first, then by name. */
    Map<String, List<ApiHits.FacetCount>> counts() {
      Map<String, List<ApiHits.FacetCount>> all = new HashMap<>();
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          Value value = values.get(i);
          all.computeIfAbsent(value.facet(), _ -> new ArrayList<>())
              .add(new ApiHits.FacetCount(value.value(), counts[i]));
        }
      }
      Comparator<ApiHits.FacetCount> order =
          Comparator.comparingInt(ApiHits.FacetCount::count)
              .reversed()
              .thenComparing(ApiHits.FacetCount::value);
      all.values().forEach(facet -> facet.sort(order));
      return all;
    }
  }
}

package io.andal.inventory.identity;

import io.andal.inventory.identity.PlaceTraits.Form;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the places that could be one with a given one, without a look at all. Nothing that {@link
 * Evidence} would accept escapes it.
 *
 * <p>Two sets of operations that are alike by Jaccard's measure t share one of the first |x| −
 * ⌈t·|x|⌉ + 1 of each, in any one order (prefix filtering: Chaudhuri, Ganti, Kaushik 2006). Only
 * those are indexed. Not thread-safe.
 */
final class Candidates {
  private final Map<String, Set<Long>> words = new HashMap<>();
  private final Map<Long, Set<Long>> prefixes = new HashMap<>();
  private final Set<Long> seen = new TreeSet<>();
  private final Set<Long> described = new TreeSet<>();

  void add(PlaceTraits traits) {
    words(traits).forEach(word -> words.computeIfAbsent(word, _ -> small()).add(traits.place()));
    prefix(traits).forEach(one -> prefixes.computeIfAbsent(one, _ -> small()).add(traits.place()));
    switch (traits.form()) {
      case DESCRIBED -> described.add(traits.place());
      case SEEN -> seen.add(traits.place());
      case NAMED -> {}
    }
  }

  void remove(PlaceTraits traits) {
    words(traits).forEach(word -> forget(words, word, traits.place()));
    prefix(traits).forEach(one -> forget(prefixes, one, traits.place()));
    described.remove(traits.place());
    seen.remove(traits.place());
  }

  private static <K> void forget(Map<K, Set<Long>> index, K key, long place) {
    Set<Long> places = index.get(key);
    if (places != null && places.remove(place) && places.isEmpty()) {
      index.remove(key);
    }
  }

  /** Most have one place. */
  private static Set<Long> small() {
    return new HashSet<>(2);
  }

  Set<Long> of(PlaceTraits traits) {
    Set<Long> found = new HashSet<>();
    words(traits).forEach(word -> found.addAll(words.getOrDefault(word, Set.of())));
    prefix(traits).forEach(one -> found.addAll(prefixes.getOrDefault(one, Set.of())));
    switch (traits.form()) {
      case DESCRIBED -> found.addAll(seen);
      case SEEN -> found.addAll(described);
      case NAMED -> {}
    }
    found.remove(traits.place());
    return found;
  }

  private static Collection<String> words(PlaceTraits traits) {
    Set<String> all = new HashSet<>();
    if (!traits.pin().isEmpty()) {
      all.add("pin " + traits.pin());
    }
    if (traits.form() == Form.DESCRIBED) {
      traits.hashes().forEach(hash -> all.add("hash " + hash));
      if (!traits.title().isEmpty()) {
        all.add("title " + traits.title());
      }
    }
    traits.addresses().forEach(address -> all.add("address " + address));
    return all;
  }

  private static List<Long> prefix(PlaceTraits traits) {
    int size = traits.operations().size();
    if (traits.form() != Form.DESCRIBED || size < Evidence.MANY) {
      return List.of();
    }
    return traits.operations().subList(0, size - (int) Math.ceil(Evidence.ALIKE * size) + 1);
  }
}

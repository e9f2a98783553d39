package io.andal.inventory.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of one API, by tier, as both databases get them: the words in their order, then the
 * stems that differ from them.
 */
record Streams(Map<Tier, List<String>> words) {
  private static final int MOST_WORDS = 12_000;

  Streams {
    words = Map.copyOf(words);
  }

  static Streams of(String names, List<String> operations, List<String> fields, String prose) {
    Map<Tier, List<String>> words = new EnumMap<>(Tier.class);
    words.put(Tier.NAMES, stream(names));
    words.put(Tier.OPERATIONS, stream(String.join(" | ", operations)));
    words.put(Tier.FIELDS, stream(String.join(" | ", fields)));
    words.put(Tier.PROSE, stream(prose));
    return new Streams(words);
  }

  private static List<String> stream(String text) {
    List<String> words = new ArrayList<>(Words.of(text, MOST_WORDS));
    Set<String> known = new LinkedHashSet<>(words);
    Set<String> stems = new LinkedHashSet<>();
    for (String word : known) {
      String stem = Stem.of(word);
      if (!known.contains(stem)) {
        stems.add(stem);
      }
    }
    words.addAll(stems);
    return words;
  }

  List<String> of(Tier tier) {
    return words.getOrDefault(tier, List.of());
  }
}

package io.andal.inventory.search;

import java.util.List;
import java.util.Set;

/** One thing that somebody looks for. All terms of a question must be met. */
sealed interface Term {

  /** Words that stand together, in this order. */
  record Phrase(List<String> words) implements Term {
    public Phrase {
      words = List.copyOf(words);
    }
  }

  /**
   * One identifier.
   *
   * @param word all of it, without what separates its parts
   * @param parts its parts; one if it has no more
   * @param open whether it may go on: the last one that was typed
   */
  record Identifier(String word, List<String> parts, boolean open) implements Term {
    public Identifier {
      parts = List.copyOf(parts);
    }
  }

  /** Whether words of an item meet it; an item is one operation, one field. */
  default boolean meets(List<String> item, Set<String> stems) {
    return switch (this) {
      case Phrase phrase -> java.util.Collections.indexOfSubList(item, phrase.words()) >= 0;
      case Identifier one ->
          meets(one.word(), one.open(), item, stems)
              || (one.parts().size() > 1 && meetsParts(one, item, stems));
    };
  }

  private static boolean meetsParts(Identifier one, List<String> item, Set<String> stems) {
    int last = one.parts().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!meets(one.parts().get(i), one.open() && i == last, item, stems)) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(String word, boolean open, List<String> item, Set<String> stems) {
    return stems.contains(Stem.of(word))
        || item.contains(word)
        || (open && item.stream().anyMatch(one -> one.startsWith(word)));
  }
}

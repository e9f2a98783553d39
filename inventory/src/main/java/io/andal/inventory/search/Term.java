package io.andal.inventory.search;

import java.util.List;

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

  /** Whether the tokens of a {@link Labels.Label} meet it. */
  default boolean meets(String tokens) {
    return switch (this) {
      case Phrase phrase -> tokens.contains(" " + String.join(" ", phrase.words()) + " ");
      case Identifier one ->
          meets(one.word(), one.open(), tokens)
              || (one.parts().size() > 1 && meetsParts(one, tokens));
    };
  }

  private static boolean meetsParts(Identifier one, String tokens) {
    int last = one.parts().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!meets(one.parts().get(i), one.open() && i == last, tokens)) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(String word, boolean open, String tokens) {
    return tokens.contains(open ? " " + word : " " + word + " ")
        || tokens.contains(" " + Stem.of(word) + " ");
  }
}

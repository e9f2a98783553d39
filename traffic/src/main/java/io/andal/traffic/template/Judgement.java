package io.andal.traffic.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the words below one node are: names or values.
 *
 * <p>A vocabulary comes to an end, values don't: the share of words that were seen once estimates
 * how likely the next request brings a new one (Good, "The population frequencies of species and
 * the estimation of population parameters", 1953). How much evidence it takes depends on where they
 * stand: below a plural ({@code /pumps}) values are expected, below the host or below a value names
 * are.
 *
 * @param values words that are values
 * @param absorbs whether new words will be values too
 * @param skeletons of words with digits whose like are values too
 * @param telling words that are names and may be told from now on
 */
record Judgement<L>(
    List<PathNode<L>> values, boolean absorbs, Set<String> skeletons, List<PathNode<L>> telling) {
  private static final int VOCABULARY_ENDS = 200;
  private static final int LIKE = 3;

  /** Where words stand. */
  private enum Place {
    /** Names are expected. */
    BEGINNING(30, 300, 0.3, VOCABULARY_ENDS, VOCABULARY_ENDS, 1),
    AFTER_VALUE(20, 100, 0.3, VOCABULARY_ENDS, VOCABULARY_ENDS, 5),
    /** Values are expected. */
    COLLECTION(6, 6, 0.15, 15, 4, 10),
    AFTER_NAME(10, 20, 0.2, 60, 8, 5);

    /** Words from which on they may be values. */
    final int words;

    /** Requests from which on they may be. */
    final int requests;

    /** Share of new words that values have at least. */
    final double novelty;

    /** Words from which on they are values if they look alike. */
    final int most;

    /** Words from which on they are values if they own the same. */
    final int owners;

    /** How often a word is seen before it may be told. */
    final int often;

    Place(int words, int requests, double novelty, int most, int owners, int often) {
      this.words = words;
      this.requests = requests;
      this.novelty = novelty;
      this.most = most;
      this.owners = owners;
      this.often = often;
    }

    static Place below(PathNode<?> node) {
      if (node.isPrefix()) {
        return BEGINNING;
      }
      if (node.kind != PathNode.Kind.LITERAL) {
        return AFTER_VALUE;
      }
      return Vocabulary.isPlural(node.text) ? COLLECTION : AFTER_NAME;
    }
  }

  static <L> Judgement<L> of(PathNode<L> node) {
    Place place = Place.below(node);
    List<PathNode<L>> undecided = new ArrayList<>();
    for (PathNode<L> word : new TreeMap<>(node.words).values()) {
      if (!word.known && word.times > 0 && !Vocabulary.isOperation(word.text)) {
        undecided.add(word);
      }
    }
    Set<String> skeletons = new HashSet<>();
    List<PathNode<L>> values = new ArrayList<>(byLikeness(node, undecided, skeletons));
    undecided.removeAll(values);
    boolean absorbs = false;
    List<PathNode<L>> alike =
        undecided.size() >= VOCABULARY_ENDS
            ? List.copyOf(undecided)
            : Likeness.alike(undecided, node.parameter);
    if (Likeness.areAlike(alike, undecided) && areValues(place, node, undecided)) {
      absorbs = true;
      values.addAll(alike);
      undecided.removeAll(alike);
    }
    return new Judgement<>(values, absorbs, skeletons, telling(place, node, values));
  }

  /** Words with digits that are the same but for the digits: {@code pump-1}, {@code pump-2}. */
  private static <L> List<PathNode<L>> byLikeness(
      PathNode<L> node, List<PathNode<L>> undecided, Set<String> skeletons) {
    Map<String, List<PathNode<L>>> bySkeleton = new HashMap<>();
    for (PathNode<L> word : undecided) {
      String skeleton = skeleton(word.text);
      if (!skeleton.equals(word.text)) {
        bySkeleton.computeIfAbsent(skeleton, _ -> new ArrayList<>()).add(word);
      }
    }
    List<PathNode<L>> values = new ArrayList<>();
    bySkeleton.forEach(
        (skeleton, words) -> {
          boolean number = Character.isDigit(words.getFirst().text.charAt(0));
          boolean beside = number && node.parameter != null;
          if (beside || words.size() >= (number ? LIKE + 1 : LIKE)) {
            values.addAll(words);
            skeletons.add(skeleton);
          }
        });
    values.sort(Comparator.comparing(word -> word.text));
    return values;
  }

  /** A word without what its digits are. */
  static String skeleton(String word) {
    StringBuilder skeleton = new StringBuilder();
    boolean digits = false;
    for (int i = 0; i < word.length(); i++) {
      boolean digit = Character.isDigit(word.charAt(i));
      if (!digit) {
        skeleton.append(word.charAt(i));
      } else if (!digits) {
        skeleton.append('#');
      }
      digits = digit;
    }
    return skeleton.toString();
  }

  private static <L> boolean areValues(Place place, PathNode<L> node, List<PathNode<L>> undecided) {
    int words = undecided.size();
    if (words >= VOCABULARY_ENDS) {
      return true;
    }
    long requests = 0;
    long once = 0;
    for (PathNode<L> word : undecided) {
      requests += word.times;
      once += word.times == 1 ? 1 : 0;
    }
    boolean beside = node.parameter != null && place != Place.BEGINNING;
    int enough = beside ? Math.min(place.words, 4) : place.words;
    boolean novel = words >= enough && requests >= place.requests;
    if (beside) {
      novel = words >= enough;
    }
    return (novel && once >= place.novelty * requests)
        || words >= place.most
        || (words >= place.owners && Likeness.ownTheSame(undecided));
  }

  private static <L> List<PathNode<L>> telling(
      Place place, PathNode<L> node, List<PathNode<L>> values) {
    List<PathNode<L>> telling = new ArrayList<>();
    for (PathNode<L> word : new TreeMap<>(node.words).values()) {
      if (word.told || word.times == 0 || values.contains(word)) {
        continue;
      }
      boolean often = word.times >= place.often;
      boolean several = place == Place.AFTER_VALUE && word.severalBefore;
      if (often || several || Vocabulary.isCommon(word.text)) {
        telling.add(word);
      }
    }
    return telling;
  }

  /** Whether a new word that was found says nothing about anybody. */
  static boolean mayBeToldAtOnce(PathNode<?> node, String word, ValueClass valueClass) {
    return Vocabulary.isCommon(word)
        || (valueClass != ValueClass.SLUG && Place.below(node) == Place.BEGINNING);
  }
}

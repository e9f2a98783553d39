package io.andal.workspace.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The candidate that is closest to a word, if one is close enough to be a slip of the pen. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    int allowed = Math.max(1, word.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= allowed);
  }

  /** {@code Did you mean 'x'?}, followed by all there are if they are few. */
  public static String hint(String word, Collection<String> candidates) {
    List<String> sorted = candidates.stream().sorted().distinct().toList();
    String guess = to(word, sorted).map(near -> "Did you mean '" + near + "'? ").orElse("");
    if (sorted.isEmpty()) {
      return guess + "There are none yet.";
    }
    int shown = Math.min(sorted.size(), 12);
    return guess
        + "There "
        + (sorted.size() == 1 ? "is: " : "are: ")
        + String.join(", ", sorted.subList(0, shown))
        + (shown < sorted.size() ? " and " + (sorted.size() - shown) + " more." : ".");
  }

  /** Levenshtein's distance, case ignored. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

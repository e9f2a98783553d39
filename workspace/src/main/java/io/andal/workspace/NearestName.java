package io.andal.workspace;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses which known name somebody meant who wrote another one. */
public final class NearestName {
  private static final int LONGEST = 100;
  private static final int LISTED = 20;

  private NearestName() {}

  /** The known name that is few typing mistakes away; empty if none is near. */
  public static Optional<String> of(String written, Collection<String> known) {
    if (written.isEmpty() || written.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = written.toLowerCase(Locale.ROOT);
    int allowed = Math.max(1, written.length() / 3);
    String best = null;
    for (String name : known) {
      if (Math.abs(name.length() - written.length()) > allowed) {
        continue;
      }
      int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
      if (distance <= allowed) {
        if (distance == 0) {
          return Optional.of(name);
        }
        allowed = distance - 1;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * A remedy in words: {@code Did you mean 'target'? Known fields: …}.
   *
   * @param noun what the names are, plural ({@code fields})
   */
  public static String remedy(String written, Collection<String> known, String noun) {
    String guess = of(written, known).map(name -> "Did you mean '" + name + "'? ").orElse("");
    return guess + "Known " + noun + ": " + list(known);
  }

  /** Names for people: sorted, and only the first of very many. */
  public static String list(Collection<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    List<String> sorted = names.stream().sorted().distinct().toList();
    String shown = sorted.stream().limit(LISTED).collect(Collectors.joining(", "));
    return sorted.size() <= LISTED ? shown : shown + " and " + (sorted.size() - LISTED) + " more";
  }

  /** Optimal string alignment distance: insert, delete, replace, swap neighbors, each costs 1. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(previous[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = previous;
      previous = row;
      row = free;
    }
    return previous[b.length()];
  }
}

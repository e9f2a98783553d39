package io.andal.inventory.search;

/**
 * What is left of a word without the endings and beginnings that English and Indonesian put around
 * it: {@code pumps} is {@code pump}, {@code deliveries} is {@code delivery}, {@code perangkatnya}
 * is {@code perangkat}, {@code mengirimkan} and {@code dikirim} are {@code kirim}. Words of both
 * languages go through the same rules, queries and texts alike, so a stem needs not be a word.
 * Stateless.
 */
final class Stem {
  private static final int SHORTEST = 4;

  private Stem() {}

  /** The stem of a word in lower case; the word itself if nothing can be taken away. */
  static String of(String word) {
    if (word.length() < SHORTEST || !isPlain(word)) {
      return word;
    }
    String english = withoutPlural(word);
    return english.equals(word) ? withoutAffixes(word) : english;
  }

  private static boolean isPlain(String word) {
    for (int at = 0; at < word.length(); at++) {
      char letter = word.charAt(at);
      if (letter < 'a' || letter > 'z') {
        return false;
      }
    }
    return true;
  }

  /** Harman's S stemmer ("How effective is suffixing?", JASIS 42(1), 1991, table 1). */
  private static String withoutPlural(String word) {
    if (word.endsWith("ies") && !word.endsWith("eies") && !word.endsWith("aies")) {
      return cut(word, 3) + "y";
    }
    if (word.endsWith("sses") || word.endsWith("shes") || word.endsWith("ches")) {
      return cut(word, 2);
    }
    if (word.endsWith("xes")) {
      return cut(word, 2);
    }
    if (word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")) {
      return cut(word, 1);
    }
    return word;
  }

  private static String withoutAffixes(String word) {
    String rest = word;
    for (String ending : new String[] {"nya", "lah", "kah"}) {
      if (rest.endsWith(ending) && rest.length() - ending.length() >= SHORTEST) {
        rest = cut(rest, ending.length());
        break;
      }
    }
    String root = withoutBeginning(rest);
    if (!root.equals(rest)) {
      for (String ending : new String[] {"kan", "an", "i"}) {
        if (root.endsWith(ending) && root.length() - ending.length() >= SHORTEST) {
          return cut(root, ending.length());
        }
      }
    }
    return root;
  }

  /** The active and passive prefixes, with the letter that meN- and peN- swallow. */
  private static String withoutBeginning(String word) {
    for (Beginning one : Beginning.ALL) {
      int left = word.length() - one.written().length() + one.swallowed().length();
      if (word.startsWith(one.written()) && left >= SHORTEST) {
        String rest = word.substring(one.written().length());
        if (one.fits(rest)) {
          return one.swallowed() + rest;
        }
      }
    }
    return word;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  /**
   * A prefix as it is written.
   *
   * @param swallowed the root's first letter, which it replaced
   * @param before letters that the rest may begin with
   */
  private record Beginning(String written, String swallowed, String before) {
    private static final String VOWELS = "aeiou";

    private static final Beginning[] ALL = {
      new Beginning("meny", "s", VOWELS),
      new Beginning("peny", "s", VOWELS),
      new Beginning("meng", "k", VOWELS),
      new Beginning("peng", "k", VOWELS),
      new Beginning("meng", "", "gh"),
      new Beginning("peng", "", "gh"),
      new Beginning("mem", "", "bf"),
      new Beginning("pem", "", "bf"),
      new Beginning("mem", "p", VOWELS),
      new Beginning("pem", "p", VOWELS),
      new Beginning("men", "", "cdjz"),
      new Beginning("pen", "", "cdjz"),
      new Beginning("men", "t", VOWELS),
      new Beginning("pen", "t", VOWELS),
      new Beginning("ber", "", "bcdfghjklmnpqstvwyz"),
      new Beginning("ter", "", "bcdfghjklnpqstvwyz"),
      new Beginning("di", "", "bcdfghjklmnpqtuvwyz"),
    };

    boolean fits(String rest) {
      return !rest.isEmpty() && before.indexOf(rest.charAt(0)) >= 0;
    }
  }
}

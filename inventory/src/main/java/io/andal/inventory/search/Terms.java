package io.andal.inventory.search;

import java.util.ArrayList;
import java.util.List;

/** Reads what somebody typed into a search field. Stateless. */
final class Terms {
  private static final int LONGEST = 400;
  private static final int MOST = 12;

  private Terms() {}

  /** The terms of a question; more than a dozen are not looked at. */
  static List<Term> of(String text) {
    String question = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    List<Term> terms = new ArrayList<>();
    String[] pieces = question.split("\"", -1);
    for (int i = 0; i < pieces.length; i++) {
      boolean closed = i % 2 == 1 && i + 1 < pieces.length;
      if (closed) {
        addPhrase(pieces[i], terms);
      } else {
        boolean open = i == pieces.length - 1 && endsInWord(pieces[i]);
        addIdentifiers(pieces[i], open, terms);
      }
    }
    return terms.size() > MOST ? List.copyOf(terms.subList(0, MOST)) : List.copyOf(terms);
  }

  private static boolean endsInWord(String piece) {
    return !piece.isEmpty() && Character.isLetterOrDigit(piece.codePointBefore(piece.length()));
  }

  private static void addPhrase(String piece, List<Term> terms) {
    List<String> words = Words.of(piece, MOST);
    if (!words.isEmpty()) {
      terms.add(new Term.Phrase(words));
    }
  }

  private static void addIdentifiers(String piece, boolean open, List<Term> terms) {
    List<List<String>> identifiers = Words.identifiers(piece);
    for (int i = 0; i < identifiers.size(); i++) {
      List<String> parts = identifiers.get(i);
      terms.add(
          new Term.Identifier(String.join("", parts), parts, open && i == identifiers.size() - 1));
    }
  }
}

package io.andal.catalog.codeowners;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of one line: blanks part them unless a backslash stands before, and a {@code #} that
 * begins a word ends the line.
 */
record OwnerLine(List<String> words) {
  private static final Pattern HANDLE =
      Pattern.compile(
          "@{1,2}[A-Za-z0-9_](?:[-A-Za-z0-9_.]{0,254})(?:/[-A-Za-z0-9_.]{1,255}){0,20}");
  private static final Pattern MAIL =
      Pattern.compile("[^@\\s]{1,64}@[A-Za-z0-9](?:[-A-Za-z0-9.]{0,253})");

  static OwnerLine of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        word.append(c).append(text.charAt(i));
      } else if (c == '#' && word.isEmpty()) {
        break;
      } else if (Character.isWhitespace(c)) {
        add(word, words);
      } else {
        word.append(c);
      }
    }
    add(word, words);
    return new OwnerLine(words);
  }

  private static void add(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  String pattern() {
    return words.getFirst();
  }

  List<String> owners() {
    return words.subList(1, words.size());
  }

  /** Whether a word names a person, a team or a mailbox. */
  static boolean isOwner(String word) {
    return HANDLE.matcher(word).matches() || MAIL.matcher(word).matches();
  }
}

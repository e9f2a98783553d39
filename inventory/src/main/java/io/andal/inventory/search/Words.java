package io.andal.inventory.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts texts into words as people search for them: without case and accents, and identifiers both
 * whole and in their parts, so that {@code serialNumber} is found by {@code serialnumber}, {@code
 * serial} and {@code number}. Databases see nothing but these words, so they can't differ in how
 * they cut. Stateless.
 */
final class Words {
  private static final int LONGEST = 64;

  private Words() {}

  /**
   * The words of a text, in their order.
   *
   * @param most no more than this many
   */
  static List<String> of(String text, int most) {
    List<String> words = new ArrayList<>();
    for (List<String> identifier : identifiers(text)) {
      if (words.size() >= most) {
        break;
      }
      if (identifier.size() > 1) {
        words.add(shortened(String.join("", identifier)));
      }
      words.addAll(identifier);
    }
    return words.size() > most ? List.copyOf(words.subList(0, most)) : words;
  }

  /** The identifiers of a text, each as its parts: {@code serial_number} has two. */
  static List<List<String>> identifiers(String text) {
    String plain = folded(text);
    List<List<String>> identifiers = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int before = ' ';
    for (int at = 0; at < plain.length(); ) {
      int letter = plain.codePointAt(at);
      int width = Character.charCount(letter);
      int next = at + width < plain.length() ? plain.codePointAt(at + width) : ' ';
      if (Character.isLetterOrDigit(letter)) {
        if (startsPart(before, letter, next)) {
          close(part, parts);
        }
        part.appendCodePoint(letter);
      } else {
        close(part, parts);
        if (!joins(letter) || !Character.isLetterOrDigit(next)) {
          closeIdentifier(parts, identifiers);
        }
      }
      before = letter;
      at += width;
    }
    close(part, parts);
    closeIdentifier(parts, identifiers);
    return identifiers;
  }

  /** {@code serialNumber} and {@code HTTPServer} have two parts; {@code v2} has one. */
  private static boolean startsPart(int before, int letter, int next) {
    if (!Character.isUpperCase(letter) || !Character.isLetterOrDigit(before)) {
      return false;
    }
    return !Character.isUpperCase(before) || Character.isLowerCase(next);
  }

  private static boolean joins(int letter) {
    return letter == '_' || letter == '-';
  }

  private static void close(StringBuilder part, List<String> parts) {
    if (!part.isEmpty()) {
      parts.add(shortened(part.toString().toLowerCase(Locale.ROOT)));
      part.setLength(0);
    }
  }

  private static void closeIdentifier(List<String> parts, List<List<String>> identifiers) {
    if (!parts.isEmpty()) {
      identifiers.add(List.copyOf(parts));
      parts.clear();
    }
  }

  private static String shortened(String word) {
    return word.length() <= LONGEST
        ? word
        : word.substring(
            0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }

  private static String folded(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) > 127) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
      }
    }
    return text;
  }
}

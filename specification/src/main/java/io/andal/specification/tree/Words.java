package io.andal.specification.tree;

import org.jspecify.annotations.Nullable;

/**
 * Lets equal short texts of one file share a string: descriptions repeat few words very often.
 * Forgets what it must, so that it stays small. Not thread-safe.
 */
final class Words {
  private static final int LONGEST = 64;
  private static final int SLOTS = 1 << 13;

  private final @Nullable String[] slots = new String[SLOTS];

  String of(char[] chars, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(chars, from, length);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = slot(hash);
    String known = slots[slot];
    if (known != null && equal(known, chars, from, length)) {
      return known;
    }
    String word = new String(chars, from, length);
    slots[slot] = word;
    return word;
  }

  String of(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int slot = slot(text.hashCode());
    String known = slots[slot];
    if (known != null && known.equals(text)) {
      return known;
    }
    slots[slot] = text;
    return text;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  private static boolean equal(String known, char[] chars, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}

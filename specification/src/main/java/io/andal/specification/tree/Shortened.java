package io.andal.specification.tree;

/** Texts of others in messages, so long that one recognizes them. */
public final class Shortened {
  private static final int LONGEST = 60;

  private Shortened() {}

  public static String text(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}

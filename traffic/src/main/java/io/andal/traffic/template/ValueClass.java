package io.andal.traffic.template;

/** What a value looks like. Its class is all that is ever kept of a value. */
public enum ValueClass {
  INTEGER("integer"),
  NUMBER("number"),
  UUID("uuid"),
  HEX("hex"),
  DATE("date"),
  EMAIL("email"),
  TOKEN("token"),
  /** {@code P-10023}. */
  SERIAL("serial"),
  FILE("file"),
  /** A word with a few digits in it: {@code pump-7}. */
  SLUG("slug"),
  WORD("word"),
  TEXT("text");

  private final String spelling;

  ValueClass(String spelling) {
    this.spelling = spelling;
  }

  public String spelling() {
    return spelling;
  }

  /** Sets of classes are kept as sums of these. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether a path segment of it may be a name as well as a value. */
  boolean maybeName() {
    return this == WORD || this == SLUG;
  }

  /** What a set of classes has in common, for people: {@code integer}, {@code text}. */
  public static String spelling(int bits) {
    for (ValueClass one : values()) {
      if (bits == one.bit()) {
        return one == WORD || one == SLUG ? TEXT.spelling : one.spelling;
      }
    }
    return bits == (INTEGER.bit() | NUMBER.bit()) ? NUMBER.spelling : TEXT.spelling;
  }

  /** The class of a value. */
  public static ValueClass of(String value) {
    return new ValueShape(value).valueClass();
  }
}

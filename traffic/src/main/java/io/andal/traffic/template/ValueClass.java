package io.andal.traffic.template;

/** What a value looks like. Its class is all that is ever kept of a value. */
public enum ValueClass {
  INTEGER(0, "integer"),
  NUMBER(1, "number"),
  UUID(2, "uuid"),
  HEX(3, "hex"),
  DATE(4, "date"),
  EMAIL(5, "email"),
  TOKEN(6, "token"),
  /** {@code P-10023}. */
  SERIAL(7, "serial"),
  FILE(8, "file"),
  /** A word with a few digits in it: {@code pump-7}. */
  SLUG(9, "slug"),
  WORD(10, "word"),
  TEXT(11, "text");

  private final int number;
  private final String spelling;

  ValueClass(int number, String spelling) {
    this.number = number;
    this.spelling = spelling;
  }

  public String spelling() {
    return spelling;
  }

  /** Sets of classes are kept as sums of these, also in the store. */
  public int bit() {
    return 1 << number;
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

package io.andal.slo.pack;

/**
 * Values that are no digits, each with its place.
 *
 * <pre>
 * place (6 bits)  how little it is above the digits (2 bits: 1 to 3; 0 = varint of the value follows)
 * </pre>
 */
final class Extras {
  /** Values up to this much above the digits take one byte with their place. */
  static final int NEAR = 3;

  private static final int PLACE_SHIFT = 2;

  private Extras() {}

  /** How many bytes a value takes that is not near. */
  static int farLength(long value) {
    return 1 + Bits.varintLength(Bits.zigzag(value));
  }

  static int put(byte[] bytes, int at, long radix, int place, long value) {
    if (value >= radix && value < radix + NEAR) {
      bytes[at] = (byte) ((place << PLACE_SHIFT) | (int) (value - radix + 1));
      return at + 1;
    }
    bytes[at] = (byte) (place << PLACE_SHIFT);
    return Bits.putVarint(bytes, at + 1, Bits.zigzag(value));
  }

  /** Where a number of extras end. */
  static int end(byte[] bytes, int start, int count) {
    int at = start;
    for (int extra = 0; extra < count; extra++) {
      at += near(bytes[at]) > 0 ? 1 : 1 + Bits.varintLength(Bits.getVarint(bytes, at + 1));
    }
    return at;
  }

  /** Puts extras in place of the digits {@code [from, to)}. */
  static void read(byte[] bytes, int start, int count, long radix, int from, int to, long[] into) {
    int at = start;
    for (int extra = 0; extra < count; extra++) {
      int place = Byte.toUnsignedInt(bytes[at]) >>> PLACE_SHIFT;
      long value = radix + near(bytes[at]) - 1;
      at++;
      if (value < radix) {
        long raw = Bits.getVarint(bytes, at);
        at += Bits.varintLength(raw);
        value = Bits.unzigzag(raw);
      }
      if (place >= from && place < to) {
        into[place - from] = value;
      }
    }
  }

  private static int near(byte first) {
    return first & NEAR;
  }
}

package io.andal.slo.pack;

/**
 * Sixty digits of any base. Five of a small base share one bit field as one number, so that base 3
 * takes 8 bits for five digits instead of 10, and base 70 takes 31 instead of 35. Digits of a large
 * base have a field each: what they would gain is too little to matter.
 */
final class Digits {
  private static final int SHARING = 5;
  private static final int GROUPS = Hour.MINUTES / SHARING;

  /** Five digits of this base take 55 bits, and 56 is what a {@link Bits#field} may have. */
  private static final long LARGEST_SHARED = 1 << 11;

  private Digits() {}

  /** How many bytes all digits take. */
  static int length(long radix) {
    return radix <= LARGEST_SHARED
        ? Bits.bytesFor(groupWidth(radix), GROUPS)
        : Bits.bytesFor(Bits.widthOf(radix - 1), Hour.MINUTES);
  }

  private static int groupWidth(long radix) {
    return Bits.widthOf(radix * radix * radix * radix * radix - 1);
  }

  static void put(byte[] bytes, int at, long radix, long[] digits) {
    if (radix > LARGEST_SHARED) {
      int width = Bits.widthOf(radix - 1);
      for (int i = 0; i < Hour.MINUTES; i++) {
        Bits.putField(bytes, at, width, i, digits[i]);
      }
    } else if (radix > 1) {
      int width = groupWidth(radix);
      for (int group = 0; group < GROUPS; group++) {
        long number = 0;
        for (int i = (group + 1) * SHARING - 1; i >= group * SHARING; i--) {
          number = number * radix + digits[i];
        }
        Bits.putField(bytes, at, width, group, number);
      }
    }
  }

  /** Reads the digits {@code [from, to)} to the front of an array. */
  static void read(byte[] bytes, int at, long radix, int from, int to, long[] into) {
    if (radix > LARGEST_SHARED) {
      int width = Bits.widthOf(radix - 1);
      for (int i = from; i < to; i++) {
        into[i - from] = Bits.field(bytes, at, width, i);
      }
      return;
    }
    int width = groupWidth(radix);
    int i = from;
    while (i < to) {
      int group = i / SHARING;
      long number = Bits.field(bytes, at, width, group);
      for (int skipped = group * SHARING; skipped < i; skipped++) {
        number /= radix;
      }
      for (int end = Math.min(to, (group + 1) * SHARING); i < end; i++) {
        long rest = number / radix;
        into[i - from] = number - rest * radix;
        number = rest;
      }
    }
  }
}

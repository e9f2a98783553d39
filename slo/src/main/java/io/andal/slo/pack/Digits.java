package io.andal.slo.pack;

/**
 * Sixty digits of some base. Five of a small base share one bit field as one number, so that five
 * of base 3 take 8 bits instead of 10, and five of base 84 take 32 instead of 35. Digits of a large
 * base have a field each: what they would gain is too little to matter.
 *
 * <p>Bases go by a code: up to {@link #LARGEST_SHARED} it is the width of a shared field, and the
 * base is the largest of which five digits fit; above, it is 44 + the width of a digit's field.
 */
final class Digits {
  /** No digits: all are 0. */
  static final int NONE = 0;

  static final int BINARY = 5;
  static final int TERNARY = 8;

  private static final int SHARING = 5;
  private static final int GROUPS = Hour.MINUTES / SHARING;

  /** Fields have at most 56 bits, see {@link Bits#field}. */
  private static final int LARGEST_SHARED = 55;

  private static final int OWN = 44;
  private static final int[] SHARED_RADIX = new int[LARGEST_SHARED + 1];

  static {
    int radix = 1;
    for (int width = 0; width <= LARGEST_SHARED; width++) {
      while (power(radix + 1) <= 1L << width) {
        radix++;
      }
      SHARED_RADIX[width] = radix;
    }
  }

  private Digits() {}

  private static long power(long radix) {
    return radix * radix * radix * radix * radix;
  }

  /** The base of a code: digits are below it. */
  static long radix(int code) {
    return code <= LARGEST_SHARED ? SHARED_RADIX[code] : 1L << (code - OWN);
  }

  /** The code of the smallest base that is at least as large as this. */
  static int code(long radix) {
    if (radix > SHARED_RADIX[LARGEST_SHARED]) {
      return OWN + Bits.widthOf(radix - 1);
    }
    return radix == 1 ? NONE : Bits.widthOf(power(radix) - 1);
  }

  /** The code of the next smaller base. */
  static int narrower(int code) {
    int next = code - 1;
    while (next > NONE && radix(next) == radix(next - 1)) {
      next--;
    }
    return next;
  }

  /** How many bytes all digits take. */
  static int length(int code) {
    return code <= LARGEST_SHARED
        ? Bits.bytesFor(code, GROUPS)
        : Bits.bytesFor(code - OWN, Hour.MINUTES);
  }

  static void put(byte[] bytes, int at, int code, long[] digits) {
    if (code > LARGEST_SHARED) {
      for (int i = 0; i < Hour.MINUTES; i++) {
        Bits.putField(bytes, at, code - OWN, i, digits[i]);
      }
    } else if (code != NONE) {
      long radix = radix(code);
      for (int group = 0; group < GROUPS; group++) {
        long number = 0;
        for (int i = (group + 1) * SHARING - 1; i >= group * SHARING; i--) {
          number = number * radix + digits[i];
        }
        Bits.putField(bytes, at, code, group, number);
      }
    }
  }

  /** Reads the digits {@code [from, to)} to the front of an array. */
  static void read(byte[] bytes, int at, int code, int from, int to, long[] into) {
    if (code == NONE) {
      for (int i = from; i < to; i++) {
        into[i - from] = 0;
      }
    } else if (code > LARGEST_SHARED) {
      for (int i = from; i < to; i++) {
        into[i - from] = Bits.field(bytes, at, code - OWN, i);
      }
    } else {
      readShared(bytes, at, code, from, to, into);
    }
  }

  private static void readShared(byte[] bytes, int at, int code, int from, int to, long[] into) {
    long radix = radix(code);
    int i = from;
    while (i < to) {
      int group = i / SHARING;
      long number = Bits.field(bytes, at, code, group);
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

package io.andal.slo.pack;

import io.andal.signal.Slice;
import java.util.Arrays;

/**
 * How the sixty numbers of an hour are packed: number {@code i} is {@code unit × (base + ⌊slope × i
 * ÷ 60⌋ + digit + extra)}.
 *
 * <p>The unit is what all of them can be divided by, so whole events and whole minutes don't pay
 * for the thousandths that they don't use. The slope takes out the way traffic rises and falls
 * within the hour. Digits are numbers below the radix, {@link Digits} of a base that fits exactly;
 * equal numbers take none. The few numbers that stand out are kept as extras, so one outage or one
 * lost scrape doesn't widen all digits.
 *
 * <pre>
 * form (1: code of the unit, and which of the following differ from 0)
 * unit  base  slope  radix − 1  number of extras   (varints, if there)
 * digits   extras (place (1)  extra (varint))
 * </pre>
 */
record Column(long unit, long base, long slope, long radix, int extras, int length) {
  static final int HAS_BASE = 0x04;
  static final int HAS_SLOPE = 0x08;
  static final int HAS_DIGITS = 0x10;
  static final int HAS_EXTRAS = 0x20;

  /** By the code in a form's lowest two bits; the last code means that the unit is spelled out. */
  static final long[] UNITS = {1, Slice.SCALE, Slice.SCALE * Slice.MINUTE_WEIGHT};

  static final int OTHER_UNIT = 3;

  private static final Column ZERO = new Column(1, 0, 0, 1, 0, 1);

  /** More numbers than this that are too small, and the hour has no level to speak of. */
  private static final int TOO_SMALL = 3;

  /** With a smaller radix than this, a slope can't earn the byte it takes. */
  private static final int WORTH_A_SLOPE = 8;

  /**
   * The shortest of some forms for the numbers that a mask selects; the others may become anything.
   */
  static Column of(long[] numbers, long mask) {
    long divisor = 0;
    for (int i = 0; i < Hour.MINUTES && divisor != 1; i++) {
      if (selects(mask, i)) {
        divisor = gcd(divisor, numbers[i]);
      }
    }
    if (divisor == 0) {
      return ZERO;
    }
    int code = UNITS.length - 1;
    while (divisor % UNITS[code] != 0) {
      code--;
    }
    Column common = of(numbers, mask, UNITS[code]);
    return divisor == UNITS[code] ? common : shorter(common, of(numbers, mask, divisor));
  }

  private static Column of(long[] numbers, long mask, long unit) {
    Column level = of(numbers, mask, unit, 0);
    if (level.radix < WORTH_A_SLOPE) {
      return level;
    }
    long slope = Slope.of(numbers, mask, unit);
    return slope == 0 ? level : shorter(level, of(numbers, mask, unit, slope));
  }

  private static Column shorter(Column one, Column other) {
    return other.length < one.length ? other : one;
  }

  /** Which numbers become extras: those above or below a span that holds the rest. */
  private static Column of(long[] numbers, long mask, long unit, long slope) {
    long[] sorted = new long[Hour.MINUTES];
    int count = 0;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (selects(mask, i)) {
        sorted[count++] = numbers[i] / unit - Slope.rise(slope, i);
      }
    }
    Arrays.sort(sorted, 0, count);
    Column best = with(unit, sorted[0], slope, sorted[count - 1] - sorted[0] + 1, 0, 0);
    for (int low = 0; low <= TOO_SMALL && low < count; low++) {
      long base = sorted[low];
      int extrasLength = 0;
      for (int i = 0; i < low; i++) {
        extrasLength += extraLength(sorted[i] - base);
      }
      for (int high = count - 1; high >= low && extrasLength < best.length; high--) {
        int extras = low + count - 1 - high;
        best =
            shorter(
                best, with(unit, base, slope, sorted[high] - base + 1, extras, extrasLength));
        extrasLength += extraLength(sorted[high] - base);
      }
    }
    return best;
  }

  private static Column with(
      long unit, long base, long slope, long radix, int extras, int extrasLength) {
    int length = 1 + Digits.length(radix) + extrasLength;
    length += code(unit) == OTHER_UNIT ? Bits.varintLength(unit) : 0;
    length += base == 0 ? 0 : Bits.varintLength(Bits.zigzag(base));
    length += slope == 0 ? 0 : Bits.varintLength(Bits.zigzag(slope));
    length += radix == 1 ? 0 : Bits.varintLength(radix - 1);
    length += extras == 0 ? 0 : Bits.varintLength(extras);
    return new Column(unit, base, slope, radix, extras, length);
  }

  private static int extraLength(long extra) {
    return 1 + Bits.varintLength(Bits.zigzag(extra));
  }

  private static int code(long unit) {
    for (int code = 0; code < UNITS.length; code++) {
      if (UNITS[code] == unit) {
        return code;
      }
    }
    return OTHER_UNIT;
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  static boolean selects(long mask, int index) {
    return (mask >>> index & 1) != 0;
  }

  /**
   * Writes the numbers into zeroed space.
   *
   * @return where they end
   */
  int put(byte[] bytes, int start, long[] numbers, long mask) {
    int form = code(unit);
    int at = start + 1;
    if (form == OTHER_UNIT) {
      at = Bits.putVarint(bytes, at, unit);
    }
    if (base != 0) {
      form |= HAS_BASE;
      at = Bits.putVarint(bytes, at, Bits.zigzag(base));
    }
    if (slope != 0) {
      form |= HAS_SLOPE;
      at = Bits.putVarint(bytes, at, Bits.zigzag(slope));
    }
    if (radix != 1) {
      form |= HAS_DIGITS;
      at = Bits.putVarint(bytes, at, radix - 1);
    }
    if (extras != 0) {
      form |= HAS_EXTRAS;
      at = Bits.putVarint(bytes, at, extras);
    }
    bytes[start] = (byte) form;
    return putContent(bytes, at, numbers, mask);
  }

  private int putContent(byte[] bytes, int start, long[] numbers, long mask) {
    long[] digits = new long[Hour.MINUTES];
    int at = start + Digits.length(radix);
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (selects(mask, i)) {
        long number = numbers[i] / unit - Slope.rise(slope, i) - base;
        if (number >= 0 && number < radix) {
          digits[i] = number;
        } else {
          bytes[at++] = (byte) i;
          at = Bits.putVarint(bytes, at, Bits.zigzag(number));
        }
      }
    }
    Digits.put(bytes, start, radix, digits);
    return at;
  }
}

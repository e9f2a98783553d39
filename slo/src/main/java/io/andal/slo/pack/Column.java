package io.andal.slo.pack;

import io.andal.signal.Slice;

/**
 * How the sixty numbers of an hour are packed: number {@code i} is {@code unit × (base + ⌊slope × i
 * ÷ 8⌋ + digit)}.
 *
 * <p>The unit is what all of them can be divided by, so whole events and whole minutes don't pay
 * for the thousandths that they don't use. The slope takes out the way traffic rises and falls
 * within the hour. Digits are {@link Digits} of a base that just fits; equal numbers take none. The
 * few numbers that stand out are {@link Extras} in place of digits, so one outage or one lost
 * scrape doesn't widen all the others.
 *
 * <pre>
 * form (1: codes of unit and digits; whether base, slope and extras are there)
 * unit  base  slope  code of digits  number of extras   (varints, each only if there)
 * digits   extras
 * </pre>
 */
record Column(long unit, long base, long slope, int digits, int extras, int length) {
  /** By the code in a form's lowest two bits; the last code means that the unit is spelled out. */
  static final long[] UNITS = {1, Slice.SCALE, Slice.SCALE * Slice.MINUTE_WEIGHT};

  static final int OTHER_UNIT = 3;
  static final int HAS_BASE = 0x04;
  static final int HAS_SLOPE = 0x08;
  static final int HAS_EXTRAS = 0x10;

  /** By the code in a form's bits 5 and 6; the last code means that they are spelled out. */
  static final int[] DIGITS = {Digits.NONE, Digits.BINARY, Digits.TERNARY};

  static final int DIGITS_SHIFT = 5;
  static final int OTHER_DIGITS = 3;

  /** Shorter columns gain nothing from a unit or a slope of their own. */
  private static final int SHORT = 12;

  private static final Column ZERO = new Column(1, 0, 0, Digits.NONE, 0, 1);

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
    return divisor == UNITS[code] || common.length < SHORT
        ? common
        : shorter(common, of(numbers, mask, divisor));
  }

  private static Column of(long[] numbers, long mask, long unit) {
    long[] scaled = new long[Hour.MINUTES];
    for (int i = 0; i < Hour.MINUTES; i++) {
      scaled[i] = selects(mask, i) ? numbers[i] / unit : 0;
    }
    return Span.shortest(scaled, mask, unit, worthwhileSlope(scaled, mask));
  }

  private static long worthwhileSlope(long[] scaled, long mask) {
    int level = Digits.length(Digits.code(Slope.range(scaled, mask, 0)));
    if (level < SHORT) {
      return 0;
    }
    long slope = Slope.of(scaled, mask);
    int sloping = Digits.length(Digits.code(Slope.range(scaled, mask, slope)));
    return sloping + Bits.varintLength(Bits.zigzag(slope)) < level ? slope : 0;
  }

  private static Column shorter(Column one, Column other) {
    return other.length < one.length ? other : one;
  }

  /** A column with extras of a known length. */
  static Column of(long unit, long base, long slope, int digits, int extras, int extrasLength) {
    int length = 1 + Digits.length(digits) + extrasLength;
    length += unitCode(unit) == OTHER_UNIT ? Bits.varintLength(unit) : 0;
    length += base == 0 ? 0 : Bits.varintLength(Bits.zigzag(base));
    length += slope == 0 ? 0 : Bits.varintLength(Bits.zigzag(slope));
    length += digitsCode(digits) == OTHER_DIGITS ? 1 : 0;
    length += extras == 0 ? 0 : 1;
    return new Column(unit, base, slope, digits, extras, length);
  }

  private static int unitCode(long unit) {
    for (int code = 0; code < UNITS.length; code++) {
      if (UNITS[code] == unit) {
        return code;
      }
    }
    return OTHER_UNIT;
  }

  private static int digitsCode(int digits) {
    for (int code = 0; code < DIGITS.length; code++) {
      if (DIGITS[code] == digits) {
        return code;
      }
    }
    return OTHER_DIGITS;
  }

  /** Most numbers are multiples of what the ones before them had in common: one step, then. */
  private static long gcd(long divisor, long number) {
    long x = number;
    long y = divisor;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  static boolean selects(long mask, int index) {
    return ((mask >>> index) & 1) != 0;
  }

  /**
   * Writes the numbers into zeroed space.
   *
   * @return where they end
   */
  int put(byte[] bytes, int start, long[] numbers, long mask) {
    int form = unitCode(unit) | (digitsCode(digits) << DIGITS_SHIFT);
    int at = start + 1;
    if (unitCode(unit) == OTHER_UNIT) {
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
    if (digitsCode(digits) == OTHER_DIGITS) {
      bytes[at++] = (byte) digits;
    }
    if (extras != 0) {
      form |= HAS_EXTRAS;
      bytes[at++] = (byte) extras;
    }
    bytes[start] = (byte) form;
    return putContent(bytes, at, numbers, mask);
  }

  private int putContent(byte[] bytes, int start, long[] numbers, long mask) {
    long[] values = new long[Hour.MINUTES];
    long radix = Digits.radix(digits);
    int at = start + Digits.length(digits);
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (selects(mask, i)) {
        long value = numbers[i] / unit - Slope.rise(slope, i) - base;
        if (value >= 0 && value < radix) {
          values[i] = value;
        } else {
          at = Extras.put(bytes, at, radix, i, value);
        }
      }
    }
    Digits.put(bytes, start, digits, values);
    return at;
  }
}

package io.andal.slo.pack;

/**
 * How the numbers of one hour are packed: each is {@code min + unit × field}. The unit is what all
 * differences can be divided by, so whole events and whole minutes don't pay for the thousandths
 * that they don't use. Differences of equal numbers take no bits at all.
 */
record Frame(long min, long unit, int width) {
  private static final Frame ZERO = new Frame(0, 1, 0);

  /** The narrowest frame for the measured minutes of an hour. */
  static Frame of(Hour hour, boolean bad) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (hour.measured(i)) {
        long value = bad ? hour.bad(i) : hour.total(i);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (min > max) {
      return ZERO;
    }
    long unit = 0;
    for (int i = 0; i < Hour.MINUTES && unit != 1; i++) {
      if (hour.measured(i)) {
        unit = gcd(unit, (bad ? hour.bad(i) : hour.total(i)) - min);
      }
    }
    return unit == 0
        ? new Frame(min, 1, 0)
        : new Frame(min, unit, Bits.widthOf((max - min) / unit));
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

  int headerLength() {
    return Bits.varintLength(min) + Bits.varintLength(unit);
  }

  int bodyLength() {
    return Bits.bytesFor(width, Hour.MINUTES);
  }
}

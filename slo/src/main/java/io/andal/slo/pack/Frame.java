package io.andal.slo.pack;

/**
 * How the numbers of one hour are packed: minute {@code i} is {@code unit × (min + ⌊slope × i ÷ 60⌋
 * + field)}. The unit is what all of them can be divided by, so whole events and whole minutes
 * don't pay for the thousandths that they don't use. The slope takes out the way traffic rises and
 * falls within the hour. Equal numbers take no bits at all.
 */
record Frame(long unit, long min, long slope, int width) {
  private static final Frame ZERO = new Frame(1, 0, 0, 0);

  /** The narrowest of the level and the sloping frame for the measured minutes of an hour. */
  static Frame of(Hour hour, boolean bad) {
    long unit = 0;
    for (int i = 0; i < Hour.MINUTES && unit != 1; i++) {
      if (hour.measured(i)) {
        unit = gcd(unit, value(hour, bad, i));
      }
    }
    if (unit == 0) {
      return ZERO;
    }
    Frame level = of(hour, bad, unit, 0);
    if (level.width < 2) {
      return level;
    }
    Frame sloping = of(hour, bad, unit, slope(hour, bad, unit));
    return sloping.width < level.width ? sloping : level;
  }

  private static Frame of(Hour hour, boolean bad, long unit, long slope) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (hour.measured(i)) {
        long level = value(hour, bad, i) / unit - rise(slope, i);
        min = Math.min(min, level);
        max = Math.max(max, level);
      }
    }
    return new Frame(unit, min, slope, Bits.widthOf(max - min));
  }

  /** The slope of the least squares, in units per hour. */
  private static long slope(Hour hour, boolean bad, long unit) {
    double count = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (hour.measured(i)) {
        double y = (double) value(hour, bad, i) / unit;
        count++;
        sumX += i;
        sumY += y;
        sumXx += (double) i * i;
        sumXy += i * y;
      }
    }
    double spread = count * sumXx - sumX * sumX;
    return spread == 0 ? 0 : Math.round((count * sumXy - sumX * sumY) / spread * Hour.MINUTES);
  }

  static long rise(long slope, int index) {
    return Math.floorDiv(slope * index, (long) Hour.MINUTES);
  }

  private static long value(Hour hour, boolean bad, int index) {
    return bad ? hour.bad(index) : hour.total(index);
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

  /** The field that stands for a minute's number. */
  long field(Hour hour, boolean bad, int index) {
    return value(hour, bad, index) / unit - rise(slope, index) - min;
  }

  int headerLength() {
    return Bits.varintLength(unit)
        + Bits.varintLength(Bits.zigzag(min))
        + Bits.varintLength(Bits.zigzag(slope));
  }

  int putHeader(byte[] bytes, int at) {
    int next = Bits.putVarint(bytes, at, unit);
    next = Bits.putVarint(bytes, next, Bits.zigzag(min));
    return Bits.putVarint(bytes, next, Bits.zigzag(slope));
  }

  int bodyLength() {
    return Bits.bytesFor(width, Hour.MINUTES);
  }
}

package io.andal.slo.pack;

/** The header of a packed {@link Column}, read once; short-lived. */
final class ColumnReader {
  private final byte[] bytes;
  private final long unit;
  private final long base;
  private final long slope;
  private final int digits;
  private final int extras;
  private final int digitsAt;

  ColumnReader(byte[] bytes, int start) {
    this.bytes = bytes;
    int form = bytes[start];
    int at = start + 1;
    long number = 0;
    int unitCode = form & Column.OTHER_UNIT;
    if (unitCode == Column.OTHER_UNIT) {
      unit = Bits.getVarint(bytes, at);
      at += Bits.varintLength(unit);
    } else {
      unit = Column.UNITS[unitCode];
    }
    if ((form & Column.HAS_BASE) != 0) {
      number = Bits.getVarint(bytes, at);
      at += Bits.varintLength(number);
    }
    base = Bits.unzigzag(number);
    number = 0;
    if ((form & Column.HAS_SLOPE) != 0) {
      number = Bits.getVarint(bytes, at);
      at += Bits.varintLength(number);
    }
    slope = Bits.unzigzag(number);
    int digitsCode = (form >>> Column.DIGITS_SHIFT) & Column.OTHER_DIGITS;
    digits = digitsCode == Column.OTHER_DIGITS ? bytes[at++] : Column.DIGITS[digitsCode];
    extras = (form & Column.HAS_EXTRAS) == 0 ? 0 : bytes[at++];
    digitsAt = at;
  }

  private int extrasAt() {
    return digitsAt + Digits.length(digits);
  }

  /** Where the column ends. */
  int end() {
    return Extras.end(bytes, extrasAt(), extras);
  }

  /** Reads the numbers {@code [from, to)} to the front of an array. */
  void read(int from, int to, long[] into) {
    Digits.read(bytes, digitsAt, digits, from, to, into);
    if (extras > 0) {
      Extras.read(bytes, extrasAt(), extras, Digits.radix(digits), from, to, into);
    }
    for (int i = from; i < to; i++) {
      into[i - from] = unit * (base + Slope.rise(slope, i) + into[i - from]);
    }
  }
}

package io.andal.slo.pack;

/** The header of a packed {@link Column}, read once; short-lived. */
final class ColumnReader {
  private final byte[] bytes;
  private final long unit;
  private final long base;
  private final long slope;
  private final long radix;
  private final int extras;
  private final int digitsAt;

  ColumnReader(byte[] bytes, int start) {
    this.bytes = bytes;
    int form = bytes[start];
    int at = start + 1;
    int code = form & Column.OTHER_UNIT;
    if (code == Column.OTHER_UNIT) {
      unit = Bits.getVarint(bytes, at);
      at += Bits.varintLength(unit);
    } else {
      unit = Column.UNITS[code];
    }
    long raw = 0;
    if ((form & Column.HAS_BASE) != 0) {
      raw = Bits.getVarint(bytes, at);
      at += Bits.varintLength(raw);
    }
    base = Bits.unzigzag(raw);
    raw = 0;
    if ((form & Column.HAS_SLOPE) != 0) {
      raw = Bits.getVarint(bytes, at);
      at += Bits.varintLength(raw);
    }
    slope = Bits.unzigzag(raw);
    raw = 0;
    if ((form & Column.HAS_DIGITS) != 0) {
      raw = Bits.getVarint(bytes, at);
      at += Bits.varintLength(raw);
    }
    radix = raw + 1;
    raw = 0;
    if ((form & Column.HAS_EXTRAS) != 0) {
      raw = Bits.getVarint(bytes, at);
      at += Bits.varintLength(raw);
    }
    extras = (int) raw;
    digitsAt = at;
  }

  private int extrasAt() {
    return radix == 1 ? digitsAt : digitsAt + Digits.length(radix);
  }

  /** Where the column ends. */
  int end() {
    int at = extrasAt();
    for (int extra = 0; extra < extras; extra++) {
      at++;
      at += Bits.varintLength(Bits.getVarint(bytes, at));
    }
    return at;
  }

  /** Reads the numbers {@code [from, to)} to the front of an array. */
  void read(int from, int to, long[] into) {
    if (radix == 1) {
      for (int i = from; i < to; i++) {
        into[i - from] = 0;
      }
    } else {
      Digits.read(bytes, digitsAt, radix, from, to, into);
    }
    if (extras > 0) {
      addExtras(from, to, into);
    }
    for (int i = from; i < to; i++) {
      into[i - from] = unit * (base + Slope.rise(slope, i) + into[i - from]);
    }
  }

  private void addExtras(int from, int to, long[] into) {
    int at = extrasAt();
    for (int extra = 0; extra < extras; extra++) {
      int place = bytes[at++];
      long raw = Bits.getVarint(bytes, at);
      at += Bits.varintLength(raw);
      if (place >= from && place < to) {
        into[place - from] += Bits.unzigzag(raw);
      }
    }
  }
}

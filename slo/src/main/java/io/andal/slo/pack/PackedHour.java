package io.andal.slo.pack;

/**
 * One hour of slices, packed, somewhere in a byte array. Any minute is read without unpacking the
 * others.
 *
 * <pre>
 * quality (1 byte: a code, or MIXED)  width of totals (1)  width of bads (1)
 * unit, min, slope of totals; unit, min, slope of bads  (varints)
 * 60 qualities of 3 bits (only if MIXED)   60 totals   60 bads
 * </pre>
 */
final class PackedHour {
  private static final int MIXED = 7;
  private static final int QUALITY_WIDTH = 3;
  private static final int FIXED = 3;

  private PackedHour() {}

  static byte[] pack(Hour hour) {
    int quality = uniformQuality(hour);
    Frame totals = Frame.of(hour, false);
    Frame bads = Frame.of(hour, true);
    int qualityLength = quality == MIXED ? Bits.bytesFor(QUALITY_WIDTH, Hour.MINUTES) : 0;
    int length =
        FIXED
            + totals.headerLength()
            + bads.headerLength()
            + qualityLength
            + totals.bodyLength()
            + bads.bodyLength();
    byte[] bytes = new byte[length + Bits.PADDING];
    bytes[0] = (byte) quality;
    bytes[1] = (byte) totals.width();
    bytes[2] = (byte) bads.width();
    int at = bads.putHeader(bytes, totals.putHeader(bytes, FIXED));
    if (quality == MIXED) {
      for (int i = 0; i < Hour.MINUTES; i++) {
        Bits.putField(bytes, at, QUALITY_WIDTH, i, hour.quality(i));
      }
      at += qualityLength;
    }
    int badsAt = at + totals.bodyLength();
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (hour.measured(i)) {
        Bits.putField(bytes, at, totals.width(), i, totals.field(hour, false, i));
        Bits.putField(bytes, badsAt, bads.width(), i, bads.field(hour, true, i));
      }
    }
    return bytes;
  }

  /** How many bytes of what {@link #pack} returned are content; the rest is padding. */
  static int length(byte[] packed) {
    return packed.length - Bits.PADDING;
  }

  private static int uniformQuality(Hour hour) {
    int first = hour.quality(0);
    for (int i = 1; i < Hour.MINUTES; i++) {
      if (hour.quality(i) != first) {
        return MIXED;
      }
    }
    return first;
  }

  static void unpack(byte[] bytes, int start, Hour into) {
    Cursor cursor = new Cursor(bytes, start);
    for (int i = 0; i < Hour.MINUTES; i++) {
      int quality = cursor.quality(i);
      if (quality < Hour.MISSING) {
        into.set(i, cursor.total(i), cursor.bad(i), quality);
      } else {
        into.set(i, 0, 0, quality);
      }
    }
  }

  /** Adds the minutes {@code [from, to)} of the hour to a sum, or takes them away. */
  static void sum(byte[] bytes, int start, int from, int to, int sign, Tally into) {
    Cursor cursor = new Cursor(bytes, start);
    for (int i = from; i < to; i++) {
      int quality = cursor.quality(i);
      if (quality < Hour.MISSING) {
        into.minute(sign, cursor.total(i), cursor.bad(i), quality);
      } else {
        into.minute(sign, 0, 0, quality);
      }
    }
  }

  /**
   * Copies the minutes {@code [from, to)} of the hour as pairs of total and bad.
   *
   * @param into a measured minute's total, or the complement of its quality's code
   */
  static void copy(byte[] bytes, int start, int from, int to, long[] into) {
    Cursor cursor = new Cursor(bytes, start);
    for (int i = from; i < to; i++) {
      int at = 2 * (i - from);
      int quality = cursor.quality(i);
      into[at] = quality < Hour.MISSING ? cursor.total(i) : ~quality;
      into[at + 1] = quality < Hour.MISSING ? cursor.bad(i) : 0;
    }
  }

  /** The header of a packed hour, read once; short-lived, so that it needs no memory of its own. */
  private static final class Cursor {
    private final byte[] bytes;
    private final int quality;
    private final int totalWidth;
    private final int badWidth;
    private final long totalUnit;
    private final long totalMin;
    private final long totalSlope;
    private final long badUnit;
    private final long badMin;
    private final long badSlope;
    private final int qualitiesAt;
    private final int totalsAt;
    private final int badsAt;

    Cursor(byte[] bytes, int start) {
      this.bytes = bytes;
      quality = bytes[start];
      totalWidth = bytes[start + 1];
      badWidth = bytes[start + 2];
      int at = start + FIXED;
      totalUnit = Bits.getVarint(bytes, at);
      at += Bits.varintLength(totalUnit);
      long min = Bits.getVarint(bytes, at);
      at += Bits.varintLength(min);
      long slope = Bits.getVarint(bytes, at);
      at += Bits.varintLength(slope);
      totalMin = Bits.unzigzag(min);
      totalSlope = Bits.unzigzag(slope);
      badUnit = Bits.getVarint(bytes, at);
      at += Bits.varintLength(badUnit);
      min = Bits.getVarint(bytes, at);
      at += Bits.varintLength(min);
      slope = Bits.getVarint(bytes, at);
      at += Bits.varintLength(slope);
      badMin = Bits.unzigzag(min);
      badSlope = Bits.unzigzag(slope);
      qualitiesAt = at;
      totalsAt = quality == MIXED ? at + Bits.bytesFor(QUALITY_WIDTH, Hour.MINUTES) : at;
      badsAt = totalsAt + Bits.bytesFor(totalWidth, Hour.MINUTES);
    }

    int quality(int index) {
      return quality == MIXED
          ? (int) Bits.field(bytes, qualitiesAt, QUALITY_WIDTH, index)
          : quality;
    }

    long total(int index) {
      return totalUnit
          * (totalMin + rise(totalSlope, index) + Bits.field(bytes, totalsAt, totalWidth, index));
    }

    long bad(int index) {
      return badUnit
          * (badMin + rise(badSlope, index) + Bits.field(bytes, badsAt, badWidth, index));
    }

    private static long rise(long slope, int index) {
      return slope == 0 ? 0 : Frame.rise(slope, index);
    }
  }
}

package io.andal.slo.pack;

/**
 * One hour of slices, packed, somewhere in a byte array. Any minute is read without unpacking the
 * others.
 *
 * <pre>
 * quality (1 byte: a code, or MIXED)  width of totals (1)  width of bads (1)
 * unit, min, slope of totals; unit, min, slope of bads  (varints)
 * 60 qualities of 3 bits (only if MIXED)   60 totals   60 bads   varints of bads that stand out
 * </pre>
 */
final class PackedHour {
  private static final int MIXED = 7;
  private static final int QUALITY_WIDTH = 3;
  private static final int FIXED = 3;

  /** A flag in the width of bads: the largest field says that the number stands at the end. */
  private static final int ESCAPES = 0x40;

  private PackedHour() {}

  static byte[] pack(Hour hour) {
    int quality = uniformQuality(hour);
    Frame totals = Frame.of(hour, false);
    Frame bads = Frame.of(hour, true);
    int qualityLength = quality == MIXED ? Bits.bytesFor(QUALITY_WIDTH, Hour.MINUTES) : 0;
    int badWidth = escapedWidth(hour, bads);
    boolean escapes = badWidth < bads.width();
    int length =
        FIXED
            + totals.headerLength()
            + bads.headerLength()
            + qualityLength
            + totals.bodyLength()
            + badsLength(hour, bads, badWidth);
    byte[] bytes = new byte[length + Bits.PADDING];
    bytes[0] = (byte) quality;
    bytes[1] = (byte) totals.width();
    bytes[2] = (byte) (escapes ? badWidth | ESCAPES : badWidth);
    int at = bads.putHeader(bytes, totals.putHeader(bytes, FIXED));
    if (quality == MIXED) {
      for (int i = 0; i < Hour.MINUTES; i++) {
        Bits.putField(bytes, at, QUALITY_WIDTH, i, hour.quality(i));
      }
      at += qualityLength;
    }
    int badsAt = at + totals.bodyLength();
    int end = badsAt + Bits.bytesFor(badWidth, Hour.MINUTES);
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (hour.measured(i)) {
        Bits.putField(bytes, at, totals.width(), i, totals.field(hour, false, i));
        long field = bads.field(hour, true, i);
        long escape = (1L << badWidth) - 1;
        if (escapes && field >= escape) {
          end = Bits.putVarint(bytes, end, field);
          field = escape;
        }
        Bits.putField(bytes, badsAt, badWidth, i, field);
      }
    }
    return bytes;
  }

  /** The width that takes the least space: failures are few, and one outage must not widen all. */
  private static int escapedWidth(Hour hour, Frame bads) {
    int best = bads.width();
    for (int width = 1; width < bads.width(); width++) {
      if (badsLength(hour, bads, width) < badsLength(hour, bads, best)) {
        best = width;
      }
    }
    return best;
  }

  private static int badsLength(Hour hour, Frame bads, int width) {
    int length = Bits.bytesFor(width, Hour.MINUTES);
    if (width == bads.width()) {
      return length;
    }
    for (int i = 0; i < Hour.MINUTES; i++) {
      if (hour.measured(i) && bads.field(hour, true, i) >= (1L << width) - 1) {
        length += Bits.varintLength(bads.field(hour, true, i));
      }
    }
    return length;
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
    private final long escape;
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
      badWidth = bytes[start + 2] & ~ESCAPES;
      escape = (bytes[start + 2] & ESCAPES) == 0 ? -1 : (1L << badWidth) - 1;
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
      return badUnit * (badMin + rise(badSlope, index) + badField(index));
    }

    private long badField(int index) {
      long field = Bits.field(bytes, badsAt, badWidth, index);
      return field == escape ? escaped(index) : field;
    }

    private long escaped(int index) {
      int at = badsAt + Bits.bytesFor(badWidth, Hour.MINUTES);
      for (int i = 0; i < index; i++) {
        if (quality(i) < Hour.MISSING && Bits.field(bytes, badsAt, badWidth, i) == escape) {
          at += Bits.varintLength(Bits.getVarint(bytes, at));
        }
      }
      return Bits.getVarint(bytes, at);
    }

    private static long rise(long slope, int index) {
      return slope == 0 ? 0 : Frame.rise(slope, index);
    }
  }
}

package io.andal.slo.pack;

/**
 * One hour of slices, packed, somewhere in a byte array. Any minute is read without unpacking the
 * others.
 *
 * <pre>
 * quality (1: a code, or MIXED; left out if all are complete; the high bit tells it from a column)
 * column of qualities (only if MIXED)   column of totals   column of bads
 * </pre>
 */
final class PackedHour {
  private static final int QUALITY = 0x80;
  private static final int COMPLETE = 0;
  private static final int MIXED = 7;
  private static final long ALL = (1L << Hour.MINUTES) - 1;

  private PackedHour() {}

  /** The packed bytes, exactly as many as needed. */
  static byte[] pack(Hour hour) {
    int quality = uniformQuality(hour);
    long measured = hour.measured();
    Column totals = Column.of(hour.totals(), measured);
    Column bads = Column.of(hour.bads(), measured);
    int length = totals.length() + bads.length() + (quality == COMPLETE ? 0 : 1);
    if (quality != MIXED) {
      byte[] bytes = new byte[length];
      int at = 0;
      if (quality != COMPLETE) {
        bytes[at++] = (byte) (QUALITY | quality);
      }
      bads.put(bytes, totals.put(bytes, at, hour.totals(), measured), hour.bads(), measured);
      return bytes;
    }
    long[] codes = hour.qualities();
    Column qualities = Column.of(codes, ALL);
    byte[] bytes = new byte[length + qualities.length()];
    bytes[0] = (byte) (QUALITY | MIXED);
    int at = qualities.put(bytes, 1, codes, ALL);
    bads.put(bytes, totals.put(bytes, at, hour.totals(), measured), hour.bads(), measured);
    return bytes;
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

  /** Where the hour that starts here ends. */
  static int end(byte[] bytes, int start) {
    int at = totalsAt(bytes, start);
    return new ColumnReader(bytes, new ColumnReader(bytes, at).end()).end();
  }

  private static int totalsAt(byte[] bytes, int start) {
    if (bytes[start] >= 0) {
      return start;
    }
    return (bytes[start] & MIXED) == MIXED ? new ColumnReader(bytes, start + 1).end() : start + 1;
  }

  static void unpack(byte[] bytes, int start, Hour into) {
    Minutes minutes = new Minutes(Hour.MINUTES);
    read(bytes, start, 0, Hour.MINUTES, minutes);
    for (int i = 0; i < Hour.MINUTES; i++) {
      into.set(i, minutes.total(i), minutes.bad(i), minutes.quality(i));
    }
  }

  /** Reads the minutes {@code [from, to)} of the hour. */
  static void read(byte[] bytes, int start, int from, int to, Minutes into) {
    int at = start;
    if (bytes[start] >= 0) {
      into.allOf(COMPLETE, to - from);
    } else if ((bytes[start] & MIXED) == MIXED) {
      ColumnReader qualities = new ColumnReader(bytes, start + 1);
      qualities.read(from, to, into.qualities);
      at = qualities.end();
    } else {
      into.allOf(bytes[start] & MIXED, to - from);
      at = start + 1;
    }
    ColumnReader totals = new ColumnReader(bytes, at);
    totals.read(from, to, into.totals);
    new ColumnReader(bytes, totals.end()).read(from, to, into.bads);
  }
}

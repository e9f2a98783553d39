package io.andal.slo.pack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A UTC day of one SLI, packed into an immutable byte array: the same bytes in memory and in the
 * store. Its header has the day's sums, so that whole days are added without unpacking.
 *
 * <pre>
 * version (1)  measured (2)  missing (2)  total (8)  bad (8)  24 offsets (2 each; 0 = hour unread)
 * packed hours   padding (8)
 * </pre>
 */
public final class DayChunk {
  public static final int HOURS = 24;
  public static final int MINUTES = HOURS * Hour.MINUTES;
  private static final int VERSION = 1;
  private static final int MEASURED_AT = 1;
  private static final int MISSING_AT = 3;
  private static final int TOTAL_AT = 5;
  private static final int BAD_AT = 13;
  private static final int OFFSETS_AT = 21;
  private static final int BODY_AT = OFFSETS_AT + 2 * HOURS;

  private DayChunk() {}

  /**
   * A chunk with some hours replaced.
   *
   * @param chunk null if nothing of the day was read
   * @param replaced by hour of the day; null leaves an hour as it is, an unread hour removes it
   */
  public static byte[] with(byte @Nullable [] chunk, @Nullable Hour[] replaced) {
    byte[][] bodies = new byte[HOURS][];
    int length = BODY_AT;
    Tally sums = new Tally();
    if (chunk != null) {
      sum(chunk, 0, MINUTES, 1, sums);
    }
    for (int hour = 0; hour < HOURS; hour++) {
      Hour replacement = replaced[hour];
      byte[] body = body(chunk, hour, replacement);
      bodies[hour] = body;
      length += body == null ? 0 : PackedHour.length(body);
      if (replacement != null) {
        replacement.sum(0, Hour.MINUTES, 1, sums);
        if (chunk != null) {
          sum(chunk, hour * Hour.MINUTES, (hour + 1) * Hour.MINUTES, -1, sums);
        }
      }
    }
    byte[] result = new byte[length + Bits.PADDING];
    result[0] = VERSION;
    Bits.putShort(result, MEASURED_AT, sums.measured());
    Bits.putShort(result, MISSING_AT, sums.missing());
    Bits.putLong(result, TOTAL_AT, sums.total());
    Bits.putLong(result, BAD_AT, sums.bad());
    int at = BODY_AT;
    for (int hour = 0; hour < HOURS; hour++) {
      byte[] body = bodies[hour];
      if (body != null) {
        Bits.putShort(result, OFFSETS_AT + 2 * hour, at);
        System.arraycopy(body, 0, result, at, PackedHour.length(body));
        at += PackedHour.length(body);
      }
    }
    return result;
  }

  /** A chunk with one hour replaced. */
  public static byte[] with(byte @Nullable [] chunk, int hour, Hour replacement) {
    @Nullable Hour[] replaced = new Hour[HOURS];
    replaced[hour] = replacement;
    return with(chunk, replaced);
  }

  private static byte @Nullable [] body(
      byte @Nullable [] chunk, int hour, @Nullable Hour replacement) {
    if (replacement != null) {
      return replacement.unread() ? null : PackedHour.pack(replacement);
    }
    if (chunk == null || offset(chunk, hour) == 0) {
      return null;
    }
    int start = offset(chunk, hour);
    int end = chunk.length - Bits.PADDING;
    for (int next = hour + 1; next < HOURS; next++) {
      if (offset(chunk, next) != 0) {
        end = offset(chunk, next);
        break;
      }
    }
    byte[] body = Arrays.copyOfRange(chunk, start, end + Bits.PADDING);
    Arrays.fill(body, end - start, body.length, (byte) 0);
    return body;
  }

  /**
   * Makes sure that bytes from outside are a chunk.
   *
   * @throws IllegalArgumentException if they were written in a form that this version can't read
   */
  public static byte[] verified(byte[] bytes) {
    if (bytes.length < BODY_AT + Bits.PADDING || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "a chunk of slices has version %d and %d bytes; this version of Andal reads version %d"
              .formatted(bytes.length == 0 ? -1 : bytes[0], bytes.length, VERSION));
    }
    return bytes;
  }

  private static int offset(byte[] chunk, int hour) {
    return Bits.getShort(chunk, OFFSETS_AT + 2 * hour);
  }

  public static boolean hasHour(byte[] chunk, int hour) {
    return offset(chunk, hour) != 0;
  }

  /** Unpacks one hour of the day. */
  public static void readHour(byte @Nullable [] chunk, int hour, Hour into) {
    if (chunk == null || offset(chunk, hour) == 0) {
      into.clear();
    } else {
      PackedHour.unpack(chunk, offset(chunk, hour), into);
    }
  }

  /** Adds one minute of the day to a sum, or takes it away. */
  public static void sumMinute(byte[] chunk, int minute, int sign, Tally into) {
    int start = offset(chunk, minute / Hour.MINUTES);
    if (start != 0) {
      int index = minute % Hour.MINUTES;
      PackedHour.sum(chunk, start, index, index + 1, sign, into);
    }
  }

  /**
   * Copies minutes of the day, as far as they lie in one packed hour, for {@link Tally#takeAway}.
   *
   * @return how many minutes were copied; 0 if the hour was never read
   */
  public static int copy(byte[] chunk, int minute, long[] into) {
    int start = offset(chunk, minute / Hour.MINUTES);
    if (start == 0) {
      return 0;
    }
    int index = minute % Hour.MINUTES;
    int end = Math.min(Hour.MINUTES, index + into.length / 2);
    PackedHour.copy(chunk, start, index, end, into);
    return end - index;
  }

  /** Adds the minutes {@code [from, to)} of the day to a sum, or takes them away. */
  public static void sum(byte[] chunk, int from, int to, int sign, Tally into) {
    if (from == 0 && to == MINUTES) {
      into.add(
          sign,
          Bits.getLong(chunk, TOTAL_AT),
          Bits.getLong(chunk, BAD_AT),
          Bits.getShort(chunk, MEASURED_AT),
          Bits.getShort(chunk, MISSING_AT));
      return;
    }
    int at = from;
    while (at < to) {
      int hour = at / Hour.MINUTES;
      int end = Math.min(to, (hour + 1) * Hour.MINUTES);
      if (offset(chunk, hour) != 0) {
        int base = hour * Hour.MINUTES;
        PackedHour.sum(chunk, offset(chunk, hour), at - base, end - base, sign, into);
      }
      at = end;
    }
  }
}

package io.andal.slo.pack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A UTC day of one SLI, packed into an immutable byte array: the same bytes in memory and in the
 * store. Its header has the day's sums, so that whole days are added without unpacking.
 *
 * <pre>
 * version (1)  measured (2)  missing (2)  total (8)  bad (8)
 * step (1)   24 lengths of packed hours in steps (1 each; 0 = hour unread)   packed hours
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
  private static final int STEP_AT = 21;
  private static final int LENGTHS_AT = 22;
  private static final int BODY_AT = LENGTHS_AT + HOURS;
  private static final int MAX_STEPS = 255;

  private DayChunk() {}

  /**
   * A chunk with some hours replaced.
   *
   * @param chunk null if nothing of the day was read
   * @param replaced by hour of the day; null leaves an hour as it is, an unread hour removes it
   */
  public static byte[] with(byte @Nullable [] chunk, @Nullable Hour[] replaced) {
    byte[][] bodies = new byte[HOURS][];
    Tally sums = new Tally();
    if (chunk != null) {
      sum(chunk, 0, MINUTES, 1, sums);
    }
    for (int hour = 0; hour < HOURS; hour++) {
      Hour replacement = replaced[hour];
      bodies[hour] = body(chunk, hour, replacement);
      if (replacement != null) {
        replacement.sum(0, Hour.MINUTES, 1, sums);
        if (chunk != null) {
          sum(chunk, hour * Hour.MINUTES, (hour + 1) * Hour.MINUTES, -1, sums);
        }
      }
    }
    return assemble(sums, bodies);
  }

  /** A chunk with one hour replaced. */
  public static byte[] with(byte @Nullable [] chunk, int hour, Hour replacement) {
    @Nullable Hour[] replaced = new Hour[HOURS];
    replaced[hour] = replacement;
    return with(chunk, replaced);
  }

  private static byte[] body(byte @Nullable [] chunk, int hour, @Nullable Hour replacement) {
    if (replacement != null) {
      return replacement.unread() ? new byte[0] : PackedHour.pack(replacement);
    }
    if (chunk == null || !hasHour(chunk, hour)) {
      return new byte[0];
    }
    int start = start(chunk, hour);
    return Arrays.copyOfRange(chunk, start, PackedHour.end(chunk, start));
  }

  private static byte[] assemble(Tally sums, byte[][] bodies) {
    int longest = 0;
    for (byte[] body : bodies) {
      longest = Math.max(longest, body.length);
    }
    int step = Math.max(1, steps(longest, MAX_STEPS));
    int length = BODY_AT;
    for (byte[] body : bodies) {
      length += step * steps(body.length, step);
    }
    byte[] result = new byte[length];
    result[0] = VERSION;
    Bits.putShort(result, MEASURED_AT, sums.measured());
    Bits.putShort(result, MISSING_AT, sums.missing());
    Bits.putLong(result, TOTAL_AT, sums.total());
    Bits.putLong(result, BAD_AT, sums.bad());
    result[STEP_AT] = (byte) step;
    int at = BODY_AT;
    for (int hour = 0; hour < HOURS; hour++) {
      byte[] body = bodies[hour];
      result[LENGTHS_AT + hour] = (byte) steps(body.length, step);
      System.arraycopy(body, 0, result, at, body.length);
      at += step * steps(body.length, step);
    }
    return result;
  }

  private static int steps(int length, int step) {
    return Math.ceilDiv(length, step);
  }

  /**
   * Makes sure that bytes from outside are a chunk.
   *
   * @throws IllegalArgumentException if they were written in a form that this version can't read
   */
  public static byte[] verified(byte[] bytes) {
    if (bytes.length < BODY_AT || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "a chunk of slices has version %d and %d bytes; this version of Andal reads version %d"
              .formatted(bytes.length == 0 ? -1 : bytes[0], bytes.length, VERSION));
    }
    return bytes;
  }

  private static int start(byte[] chunk, int hour) {
    int steps = 0;
    for (int at = LENGTHS_AT; at < LENGTHS_AT + hour; at++) {
      steps += Byte.toUnsignedInt(chunk[at]);
    }
    return BODY_AT + chunk[STEP_AT] * steps;
  }

  public static boolean hasHour(byte[] chunk, int hour) {
    return chunk[LENGTHS_AT + hour] != 0;
  }

  /** Unpacks one hour of the day. */
  public static void readHour(byte @Nullable [] chunk, int hour, Hour into) {
    if (chunk == null || !hasHour(chunk, hour)) {
      into.clear();
    } else {
      PackedHour.unpack(chunk, start(chunk, hour), into);
    }
  }

  /**
   * Reads minutes of the day, as far as they lie in one packed hour.
   *
   * @return how many minutes were read; 0 if the hour was never read
   */
  public static int read(byte[] chunk, int minute, Minutes into) {
    int hour = minute / Hour.MINUTES;
    if (!hasHour(chunk, hour)) {
      return 0;
    }
    int index = minute % Hour.MINUTES;
    int end = Math.min(Hour.MINUTES, index + into.capacity());
    PackedHour.read(chunk, start(chunk, hour), index, end, into);
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
    Minutes minutes = new Minutes(Math.min(Hour.MINUTES, to - from));
    int at = from;
    while (at < to) {
      int end = Math.min(to, (at / Hour.MINUTES + 1) * Hour.MINUTES);
      if (hasHour(chunk, at / Hour.MINUTES)) {
        int index = at % Hour.MINUTES;
        PackedHour.read(chunk, start(chunk, at / Hour.MINUTES), index, index + end - at, minutes);
        minutes.sum(end - at, sign, into);
      }
      at = end;
    }
  }
}

package io.andal.device;

import java.util.Arrays;

/**
 * Where the parts of a device's state are: {@link #WORDS} longs in a row, so that a million devices
 * fit into 248 MB.
 *
 * <pre>
 *  0      group (32 bits) | flags (32 bits)
 *  1      when the last message was received
 *  2      when the message with the highest sequence was measured
 *  3      the highest sequence (32) | the minute since which it is known (32)
 *  4      the newest minute of the bits (26) | hour of the clock's offsets (22) | last change (16)
 *  5      offsets of the clock in the last four hours, in seconds
 *  6      in which of the last 64 minutes something arrived in time
 *  7..9   minutes of the last 21 messages by sequence
 * 10..12  the last three connections and disconnections
 * 13..30  of the last 384 minutes, three longs for 64 of them: in which it measured; in which of
 *         these it reported a fault, or, where it didn't measure, nobody listened; at the end of
 *         which it was connected
 * </pre>
 *
 * What belongs together lies together, for of a million devices no two longs are near unless they
 * are neighbors. Stored are the six longs of each kind of minutes one behind the other.
 */
final class DeviceState {
  static final int WORDS = 31;

  static final int LAST_SEEN = 1;
  static final int HIGHEST_MEASURED = 2;
  static final int OFFSETS = 5;
  static final int TIMELY = 6;
  static final int SEQUENCES = 7;
  static final int TRANSITIONS = 10;
  static final int MEASURED = 13;
  static final int FAULTY = 14;
  static final int CONNECTED = 15;

  /** From the bits of 64 minutes to those of the next ones. */
  static final int MINUTES_STEP = 3;

  private static final int SEQUENCE_AND_SINCE = 3;
  private static final int TIMES = 4;
  private static final long INT = 0xffff_ffffL;

  /** Bits of the flags. */
  static final int IN_SERVICE = 1;

  static final int SEEN = 1 << 1;
  static final int FLAPPING = 1 << 2;
  static final int HAS_SEQUENCE = 1 << 3;
  static final int HAS_BIRTH = 1 << 4;
  static final int HAS_SINCE = 1 << 5;
  private static final int PRESENCE = 6;
  private static final int REASON = 8;
  private static final int CHANGES = 12;
  private static final int OFFSETS_MEASURED = 16;
  private static final int BIRTH = 20;

  private DeviceState() {}

  /** A copy to be stored. */
  static long[] stored(long[] s, int at) {
    long[] stored = Arrays.copyOfRange(s, at, at + WORDS);
    for (int i = 0; i < WORDS - MEASURED; i++) {
      stored[inStore(i)] = s[at + MEASURED + i];
    }
    return stored;
  }

  /** Puts a stored one back. */
  static void restore(long[] stored, long[] s, int at) {
    System.arraycopy(stored, 0, s, at, MEASURED);
    for (int i = 0; i < WORDS - MEASURED; i++) {
      s[at + MEASURED + i] = stored[inStore(i)];
    }
  }

  private static int inStore(int i) {
    return MEASURED + i % MINUTES_STEP * ((WORDS - MEASURED) / MINUTES_STEP) + i / MINUTES_STEP;
  }

  static int group(long[] s, int at) {
    return (int) (s[at] >>> 32);
  }

  static void group(long[] s, int at, int group) {
    s[at] = (s[at] & INT) | ((long) group << 32);
  }

  static boolean has(long[] s, int at, int flag) {
    return (s[at] & flag) != 0;
  }

  static void set(long[] s, int at, int flag, boolean on) {
    s[at] = on ? s[at] | flag : s[at] & ~(long) flag;
  }

  private static int bits(long[] s, int at, int shift, int mask) {
    return (int) (s[at] >>> shift) & mask;
  }

  private static void bits(long[] s, int at, int shift, int mask, int value) {
    s[at] = (s[at] & ~((long) mask << shift)) | ((long) (value & mask) << shift);
  }

  static Standing told(long[] s, int at) {
    return new Standing(
        Presence.ALL.get(bits(s, at, PRESENCE, 3)),
        OfflineReason.ALL.get(bits(s, at, REASON, 15)),
        has(s, at, FLAPPING));
  }

  static void told(long[] s, int at, Presence presence, OfflineReason reason) {
    bits(s, at, PRESENCE, 3, presence.number());
    bits(s, at, REASON, 15, reason.number());
  }

  static boolean isTold(long[] s, int at, Presence presence, OfflineReason reason) {
    return bits(s, at, PRESENCE, 3) == presence.number()
        && bits(s, at, REASON, 15) == reason.number();
  }

  /** How many changes came quickly one after the other. */
  static int changes(long[] s, int at) {
    return bits(s, at, CHANGES, 15);
  }

  static void changes(long[] s, int at, int changes) {
    bits(s, at, CHANGES, 15, Math.min(changes, 15));
  }

  static int offsetsMeasured(long[] s, int at) {
    return bits(s, at, OFFSETS_MEASURED, 15);
  }

  static void offsetsMeasured(long[] s, int at, int flags) {
    bits(s, at, OFFSETS_MEASURED, 15, flags);
  }

  static int birth(long[] s, int at) {
    return bits(s, at, BIRTH, 255);
  }

  static void birth(long[] s, int at, int birth) {
    bits(s, at, BIRTH, 255, birth);
    set(s, at, HAS_BIRTH, true);
  }

  static long sequence(long[] s, int at) {
    return s[at + SEQUENCE_AND_SINCE] >>> 32;
  }

  static void sequence(long[] s, int at, long sequence) {
    s[at + SEQUENCE_AND_SINCE] = (s[at + SEQUENCE_AND_SINCE] & INT) | (sequence << 32);
  }

  /** The first minute in which it counts. */
  static long since(long[] s, int at) {
    return s[at + SEQUENCE_AND_SINCE] & INT;
  }

  static void since(long[] s, int at, long minute) {
    s[at + SEQUENCE_AND_SINCE] = (s[at + SEQUENCE_AND_SINCE] & ~INT) | (minute & INT);
    set(s, at, HAS_SINCE, true);
  }

  /** The newest minute that the bits know. */
  static long newest(long[] s, int at) {
    return s[at + TIMES] >>> 38;
  }

  static void newest(long[] s, int at, long minute) {
    s[at + TIMES] = (s[at + TIMES] & ((1L << 38) - 1)) | (minute << 38);
  }

  static long hour(long[] s, int at) {
    return (s[at + TIMES] >>> 16) & 0x3f_ffff;
  }

  static void hour(long[] s, int at, long hour) {
    s[at + TIMES] = (s[at + TIMES] & ~(0x3f_ffffL << 16)) | ((hour & 0x3f_ffff) << 16);
  }

  /** Seconds from the last change of presence to a time, modulo 18 hours. */
  static int secondsSinceChange(long[] s, int at, long millis) {
    return (int) (millis / 1000 - (s[at + TIMES] & 0xffff)) & 0xffff;
  }

  static void changedAt(long[] s, int at, long millis) {
    s[at + TIMES] = (s[at + TIMES] & ~0xffffL) | ((millis / 1000) & 0xffff);
  }
}

package io.andal.device;

import java.util.Arrays;

/** Bits of a device's last {@link #MINUTES} minutes, as a ring in its state. */
final class MinuteBits {
  /** How many minutes are remembered: 6.4 hours. */
  static final int MINUTES = 384;

  private MinuteBits() {}

  /** Whether a minute is still, or already, within reach. */
  static boolean reaches(long[] s, int at, long minute) {
    long newest = DeviceState.newest(s, at);
    return minute <= newest && minute > newest - MINUTES;
  }

  static boolean get(long[] s, int at, int part, long minute) {
    if (!reaches(s, at, minute)) {
      return false;
    }
    int bit = (int) (minute % MINUTES);
    return ((s[word(at, part, bit)] >>> bit) & 1) != 0;
  }

  static void set(long[] s, int at, int part, long minute, boolean on) {
    int bit = (int) (minute % MINUTES);
    int word = word(at, part, bit);
    s[word] = on ? s[word] | (1L << bit) : s[word] & ~(1L << bit);
  }

  private static int word(int at, int part, int bit) {
    return at + part + DeviceState.MINUTES_STEP * (bit >> 6);
  }

  static boolean timely(long[] s, int at, long minute) {
    long newest = DeviceState.newest(s, at);
    return minute <= newest
        && minute > newest - 64
        && ((s[at + DeviceState.TIMELY] >>> minute) & 1) != 0;
  }

  /** Whether one of the minutes from {@code minute - back + 1} to {@code minute} is set. */
  static boolean any(long[] s, int at, int part, long minute, int back) {
    for (long each = minute; each > minute - back; each--) {
      if (get(s, at, part, each)) {
        return true;
      }
    }
    return false;
  }

  /** Makes a minute the newest one, if it is; bits of minutes that get out of reach are cleared. */
  static void advance(long[] s, int at, long minute) {
    long newest = DeviceState.newest(s, at);
    if (minute <= newest) {
      return;
    }
    if (minute - newest >= MINUTES) {
      Arrays.fill(s, at + DeviceState.MEASURED, at + DeviceState.WORDS, 0);
      s[at + DeviceState.TIMELY] = 0;
    } else {
      for (long each = newest + 1; each <= minute; each++) {
        set(s, at, DeviceState.MEASURED, each, false);
        set(s, at, DeviceState.FAULTY, each, false);
        set(s, at, DeviceState.CONNECTED, each, false);
        s[at + DeviceState.TIMELY] &= ~(1L << each);
      }
    }
    DeviceState.newest(s, at, minute);
  }
}

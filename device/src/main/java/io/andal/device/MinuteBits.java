package io.andal.device;

/** Bits of a device's last {@link #MINUTES} minutes, as a ring of six longs in its state. */
final class MinuteBits {
  /** How many minutes are remembered: 6.4 hours. */
  static final int MINUTES = 384;

  private static final int WORDS = MINUTES / 64;

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
    return ((s[at + part + (bit >> 6)] >>> bit) & 1) != 0;
  }

  static void set(long[] s, int at, int part, long minute, boolean on) {
    int bit = (int) (minute % MINUTES);
    int word = at + part + (bit >> 6);
    s[word] = on ? s[word] | (1L << bit) : s[word] & ~(1L << bit);
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
      for (int i = 0; i < WORDS; i++) {
        s[at + DeviceState.MEASURED + i] = 0;
        s[at + DeviceState.FAULTY + i] = 0;
        s[at + DeviceState.CONNECTED + i] = 0;
      }
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

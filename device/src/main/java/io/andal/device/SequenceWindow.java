package io.andal.device;

/**
 * The last {@link #SIZE} messages of a device by their sequence, with the minute of each. A missing
 * message is lost in the minute of the next one that arrived; if it comes after all, it is taken
 * back. So what is lost in which minute is a function of the messages that arrived, whatever their
 * order within the window.
 */
final class SequenceWindow {
  static final int SIZE = 21;

  /** A longer gap is a device that started anew. */
  private static final long LONGEST_GAP = 65_536;

  private static final int PER_WORD = 7;
  private static final int MISSING = 0;

  /** Below the first message ever seen: not missing. */
  private static final int BEFORE = 510;

  /** It arrived so long ago that its minute means nothing any more. */
  private static final int LONG_AGO = 511;

  private final long modulus;

  SequenceWindow(long modulus) {
    this.modulus = modulus == 0 ? 1L << 32 : modulus;
  }

  /** What a message is. */
  enum Taken {
    NEW,
    REPEATED,
    /** So far behind that nobody knows whether it was lost or came before. */
    LONG_BEHIND
  }

  /**
   * Takes a message.
   *
   * @param measured by the device's clock, for what is older than the newest can't be a new start
   * @param timed whether the device said when; else it is when the message was received
   */
  Taken take(
      long[] s,
      int at,
      long number,
      long minute,
      long measured,
      boolean timed,
      DeviceKernel kernel,
      Outputs out) {
    if (!DeviceState.has(s, at, DeviceState.HAS_SEQUENCE)) {
      start(s, at, number % modulus, minute, measured);
      kernel.count(s, at, minute, Column.RECEIVED, 1, out);
      return Taken.NEW;
    }
    long highest = DeviceState.sequence(s, at);
    long ahead = Math.floorMod(number - highest + modulus / 2, modulus) - modulus / 2;
    boolean newer = measured > s[at + DeviceState.HIGHEST_MEASURED];
    if (ahead > LONGEST_GAP || (ahead <= -SIZE && newer)) {
      if (!newer) {
        return Taken.LONG_BEHIND;
      }
      start(s, at, number % modulus, minute, measured);
    } else if (ahead > 0) {
      ahead(s, at, highest, ahead, minute, measured);
      kernel.count(s, at, minute, Column.LOST, (int) (ahead - 1), out);
    } else if (ahead <= -SIZE) {
      return Taken.LONG_BEHIND;
    } else if (!behind(s, at, highest + ahead, minute, kernel, out)) {
      if (!timed || !newer) {
        return Taken.REPEATED;
      }
      start(s, at, number % modulus, minute, measured);
    }
    kernel.count(s, at, minute, Column.RECEIVED, 1, out);
    return Taken.NEW;
  }

  private static void start(long[] s, int at, long number, long minute, long measured) {
    for (int i = 0; i < SIZE; i++) {
      slot(s, at, i, BEFORE);
    }
    slot(s, at, number, code(minute));
    DeviceState.sequence(s, at, number);
    DeviceState.set(s, at, DeviceState.HAS_SEQUENCE, true);
    s[at + DeviceState.HIGHEST_MEASURED] = measured;
  }

  private void ahead(long[] s, int at, long highest, long ahead, long minute, long measured) {
    long next = highest + ahead;
    long wrapped = next % modulus;
    // Slots are found by number modulo size, so a number that starts again moves them all.
    if (wrapped != next) {
      realign(s, at, highest, wrapped - next);
    }
    for (long each = Math.max(1, ahead - SIZE + 1); each < ahead; each++) {
      slot(s, at, wrapped - ahead + each, MISSING);
    }
    slot(s, at, wrapped, code(minute));
    DeviceState.sequence(s, at, wrapped);
    s[at + DeviceState.HIGHEST_MEASURED] = Math.max(measured, s[at + DeviceState.HIGHEST_MEASURED]);
  }

  private static void realign(long[] s, int at, long highest, long by) {
    int[] codes = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      codes[i] = slot(s, at, highest - i);
    }
    for (int i = 0; i < SIZE; i++) {
      slot(s, at, highest - i + by, codes[i]);
    }
  }

  /** Fills a hole; false if there is none. */
  private static boolean behind(
      long[] s, int at, long number, long minute, DeviceKernel kernel, Outputs out) {
    int known = slot(s, at, number);
    if (known != MISSING && known != BEFORE) {
      return false;
    }
    long highest = DeviceState.sequence(s, at);
    long next = number + 1;
    while (next < highest && !present(slot(s, at, next))) {
      next++;
    }
    int nextCode = slot(s, at, next);
    if (known == BEFORE) {
      for (long each = number + 1; each < next; each++) {
        slot(s, at, each, MISSING);
      }
      lost(s, at, nextCode, (int) (next - number - 1), kernel, out);
    } else {
      int below = 0;
      while (number - below - 1 > highest - SIZE && slot(s, at, number - below - 1) == MISSING) {
        below++;
      }
      lost(s, at, nextCode, -below - 1, kernel, out);
      kernel.count(s, at, minute, Column.LOST, below, out);
    }
    slot(s, at, number, code(minute));
    return true;
  }

  private static void lost(
      long[] s, int at, int code, int change, DeviceKernel kernel, Outputs out) {
    if (code != LONG_AGO && code != BEFORE && code != MISSING) {
      kernel.count(s, at, minute(s, at, code), Column.LOST, change, out);
    }
  }

  /** Tells what is known of some minutes, for until now they didn't count. */
  static void tell(long[] s, int at, long from, long until, DeviceKernel kernel, Outputs out) {
    if (!DeviceState.has(s, at, DeviceState.HAS_SEQUENCE)) {
      return;
    }
    long highest = DeviceState.sequence(s, at);
    int missing = 0;
    for (long number = highest - SIZE + 1; number <= highest; number++) {
      int code = slot(s, at, number);
      if (code == MISSING) {
        missing++;
        continue;
      }
      if (code != BEFORE && code != LONG_AGO) {
        long minute = minute(s, at, code);
        if (minute >= from && minute < until) {
          kernel.count(s, at, minute, Column.RECEIVED, 1, out);
          kernel.count(s, at, minute, Column.LOST, missing, out);
        }
      }
      missing = 0;
    }
  }

  private static long minute(long[] s, int at, int code) {
    long newest = DeviceState.newest(s, at);
    return newest - Math.floorMod(newest - (code - 1), MinuteBits.MINUTES);
  }

  /** After a long silence the minutes of the window are out of reach. */
  static void forgetMinutes(long[] s, int at) {
    for (int i = 0; i < SIZE; i++) {
      if (present(slot(s, at, i))) {
        slot(s, at, i, LONG_AGO);
      }
    }
  }

  private static boolean present(int code) {
    return code != MISSING && code != BEFORE;
  }

  private static int code(long minute) {
    return (int) (minute % MinuteBits.MINUTES) + 1;
  }

  private static int slot(long[] s, int at, long number) {
    int index = (int) Math.floorMod(number, (long) SIZE);
    return (int) (s[at + DeviceState.SEQUENCES + index / PER_WORD] >>> (9 * (index % PER_WORD)))
        & 511;
  }

  private static void slot(long[] s, int at, long number, int code) {
    int index = (int) Math.floorMod(number, (long) SIZE);
    int word = at + DeviceState.SEQUENCES + index / PER_WORD;
    int shift = 9 * (index % PER_WORD);
    s[word] = (s[word] & ~(511L << shift)) | ((long) code << shift);
  }
}

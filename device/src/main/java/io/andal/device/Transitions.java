package io.andal.device;

/**
 * The last three times that a device connected or disconnected, the newest first. One that arrives
 * late finds its place; one that changes nothing takes none.
 */
final class Transitions {
  private static final int SIZE = 3;

  private Transitions() {}

  /**
   * Notes that it is connected, or not, from a time on.
   *
   * @return until when that holds: the time of the next transition, or {@link Long#MAX_VALUE};
   *     negative if it changes nothing
   */
  static long insert(long[] s, int at, long millis, boolean connected, OfflineReason reason) {
    int first = at + DeviceState.TRANSITIONS;
    int place = 0;
    while (place < SIZE && time(s[first + place]) > millis) {
      place++;
    }
    if (place == SIZE) {
      return -1;
    }
    long older = s[first + place];
    if (older != 0 && (connected(older) == connected || time(older) == millis)) {
      return -1;
    }
    long one = (millis << 8) | ((long) reason.number() << 1) | (connected ? 1 : 0);
    if (place > 0 && connected(s[first + place - 1]) == connected) {
      long until = time(s[first + place - 1]);
      s[first + place - 1] = one;
      return until;
    }
    for (int i = SIZE - 1; i > place; i--) {
      s[first + i] = s[first + i - 1];
    }
    s[first + place] = one;
    return place == 0 ? Long.MAX_VALUE : time(s[first + place - 1]);
  }

  /** The newest; 0 if there is none. */
  static long newest(long[] s, int at) {
    return s[at + DeviceState.TRANSITIONS];
  }

  /** Whether it was connected just before a time. */
  static boolean connectedAt(long[] s, int at, long millis) {
    for (int i = 0; i < SIZE; i++) {
      long one = s[at + DeviceState.TRANSITIONS + i];
      if (one != 0 && time(one) < millis) {
        return connected(one);
      }
    }
    return false;
  }

  static long time(long transition) {
    return transition >>> 8;
  }

  static boolean connected(long transition) {
    return (transition & 1) != 0;
  }

  static OfflineReason reason(long transition) {
    return OfflineReason.ALL.get((int) ((transition >>> 1) & 15));
  }
}

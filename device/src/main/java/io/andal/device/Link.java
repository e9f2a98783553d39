package io.andal.device;

/**
 * Whether Andal can hear the devices: the connection to their broker, or that Andal runs at all.
 * While it can't, a device that says nothing is not offline but unknown. Not thread-safe.
 */
final class Link {
  private boolean down = true;
  private long upSince;
  private long blindFrom;
  private long blindUntil = Long.MAX_VALUE;

  void up(long millis, int reachMinutes) {
    if (down) {
      down = false;
      upSince = millis;
      blindUntil = millis / 60_000 + reachMinutes;
    }
  }

  void down(long millis) {
    if (!down) {
      down = true;
      long minute = millis / 60_000;
      blindFrom = minute < blindUntil ? blindFrom : minute;
      blindUntil = Long.MAX_VALUE;
    }
  }

  boolean isDown() {
    return down;
  }

  /** Since when devices can be heard, if they can. */
  long upSince() {
    return upSince;
  }

  /** Whether a silent device may have spoken in a minute without being heard. */
  boolean blind(long minute) {
    return minute >= blindFrom && minute < blindUntil;
  }
}

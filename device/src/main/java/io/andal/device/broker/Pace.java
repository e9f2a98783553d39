package io.andal.device.broker;

/**
 * How fast one connection may speak: a bucket that holds what is allowed in a minute and fills
 * evenly. Not thread-safe.
 */
final class Pace {
  private static final double MINUTE_NANOS = 60e9;

  private final double most;
  private double left;
  private long filled;

  /**
   * @param mostPerMinute messages
   * @param now in nanoseconds of any clock that only goes on
   */
  Pace(int mostPerMinute, long now) {
    this.most = mostPerMinute;
    // Who connects again and again gains little by it.
    this.left = Math.max(1, most / 6);
    this.filled = now;
  }

  /** Counts one message. */
  void take(long now) {
    fill(now);
    left--;
  }

  /** Time goes on. */
  void fill(long now) {
    left = Math.min(most, left + (now - filled) * most / MINUTE_NANOS);
    filled = now;
  }

  /** How long nothing more should be read, in nanoseconds; 0 if there is no need. */
  long pauseNanos() {
    return left >= 0 ? 0 : (long) (-left * MINUTE_NANOS / most);
  }
}

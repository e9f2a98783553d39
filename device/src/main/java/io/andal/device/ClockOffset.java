package io.andal.device;

/**
 * How far a device's clock is off: the smallest time that messages took in an hour, for the fastest
 * one took next to nothing. What was learned in one hour is believed two hours later, so that
 * neither order nor repetition of messages within an hour changes what any of them means.
 */
final class ClockOffset {
  /** Less than this is the network, not the clock. */
  private static final int IGNORED_SECONDS = 5;

  private static final int HOURS = 4;

  private ClockOffset() {}

  /** Learns from one message. */
  static void learn(long[] s, int at, long received, long measured) {
    long hour = received / 3_600_000;
    long steps = hour - DeviceState.hour(s, at);
    if (steps > 0) {
      for (int i = 0; i < Math.min(steps, HOURS); i++) {
        long slots = s[at + DeviceState.OFFSETS];
        s[at + DeviceState.OFFSETS] = (slots << 16) | (slots & 0xffff);
        DeviceState.offsetsMeasured(s, at, DeviceState.offsetsMeasured(s, at) << 1);
      }
      DeviceState.hour(s, at, hour);
      steps = 0;
    }
    int slot = (int) -steps;
    if (slot >= HOURS) {
      return;
    }
    int seconds = Math.clamp(Math.floorDiv(received - measured, 1000L), -32_768, 32_767);
    int flags = DeviceState.offsetsMeasured(s, at);
    if (((flags >>> slot) & 1) == 0 || seconds < slot(s, at, slot)) {
      long cleared = s[at + DeviceState.OFFSETS] & ~(0xffffL << (16 * slot));
      s[at + DeviceState.OFFSETS] = cleared | ((seconds & 0xffffL) << (16 * slot));
      DeviceState.offsetsMeasured(s, at, flags | (1 << slot));
    }
  }

  private static int slot(long[] s, int at, int slot) {
    return (short) (s[at + DeviceState.OFFSETS] >>> (16 * slot));
  }

  /** What has to be added to the device's clock at a time, in seconds. */
  static int believed(long[] s, int at, long received) {
    long slot = DeviceState.hour(s, at) - received / 3_600_000 + 2;
    if (slot < 0 || slot >= HOURS) {
      return 0;
    }
    int seconds = slot(s, at, (int) slot);
    return Math.abs(seconds) <= IGNORED_SECONDS ? 0 : seconds;
  }

  /** What is measured now, in seconds; positive if the clock is behind. */
  static int latest(long[] s, int at) {
    int seconds = slot(s, at, 0);
    return Math.abs(seconds) <= IGNORED_SECONDS ? 0 : seconds;
  }
}

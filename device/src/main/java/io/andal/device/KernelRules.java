package io.andal.device;

/**
 * What is expected of the devices of a fleet, as the kernel needs it.
 *
 * @param connections whether it is told when devices connect and disconnect; else only telemetry
 *     shows that a device is there
 * @param intervalMillis how often a device sends telemetry, 1 second to {@link #MAX_INTERVAL}
 * @param silenceMillis after how long a silent device is offline; 0 if silence means nothing
 * @param toleranceMillis how far a device's clock may be ahead, 0 to 60 seconds
 * @param latencyMillis how long telemetry may take to arrive, at most {@link #MAX_LATENCY}
 * @param sequences after how many messages sequence numbers start again at 0; 0 if never
 */
public record KernelRules(
    boolean connections,
    long intervalMillis,
    long silenceMillis,
    long toleranceMillis,
    long latencyMillis,
    long sequences) {
  /** The longest interval: 2 hours. */
  public static final long MAX_INTERVAL = 7_200_000;

  /** The longest latency that is in time: 30 minutes. */
  public static final long MAX_LATENCY = 1_800_000;

  /** Changes so soon after each other add up to flapping. */
  static final int FLAP_SECONDS = 120;

  /** So many quick changes are flapping. */
  static final int FLAP_CHANGES = 5;

  /** A device that flapped has to be stable for so long. */
  static final int FLAP_HOLD_SECONDS = 300;

  public KernelRules {
    within("intervalMillis", intervalMillis, 1_000, MAX_INTERVAL);
    within("silenceMillis", silenceMillis, 0, 10 * MAX_INTERVAL);
    within("toleranceMillis", toleranceMillis, 0, 60_000);
    within("latencyMillis", latencyMillis, 0, MAX_LATENCY);
    within("sequences", sequences, 0, 1L << 32);
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(name, least, most, value));
    }
  }

  /** For how many minutes telemetry is fresh, the one in which it was measured included. */
  int freshMinutes() {
    return minutes(intervalMillis);
  }

  /** For how many minutes telemetry proves that its device is there. */
  int presentMinutes() {
    return connections ? 1 : minutes(silenceMillis == 0 ? intervalMillis : silenceMillis);
  }

  /** How many minutes a connected device may be silent; 0 if silence means nothing. */
  int patientMinutes() {
    return silenceMillis == 0 ? 0 : minutes(silenceMillis) + 1;
  }

  private static int minutes(long millis) {
    return Math.toIntExact(Math.clamp((millis + 59_999) / 60_000, 1, 180));
  }
}

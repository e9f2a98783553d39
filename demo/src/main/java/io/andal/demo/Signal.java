package io.andal.demo;

import java.util.List;

/**
 * What one service measures: events with an outcome, and for most how long they took.
 *
 * @param outcome the attribute that tells good events from bad ones
 * @param timed whether durations are measured (a histogram) or events only counted (a sum)
 * @param perMinute events in an average minute
 * @param errorShare share of bad events on a good day, 0 to 1
 * @param median duration in seconds
 * @param steepness of the log-logistic distribution of durations: the share above t is {@code 1 /
 *     (1 + (t / median)^steepness)}
 */
record Signal(
    String service,
    String metric,
    String unit,
    String outcome,
    String good,
    String bad,
    boolean timed,
    double perMinute,
    double errorShare,
    double median,
    double steepness) {

  /** Bounds of all histograms, in seconds: every promise of the demo has its bound here. */
  static final List<Double> BOUNDS =
      List.of(0.005, 0.025, 0.05, 0.1, 0.25, 0.3, 0.5, 1.0, 2.5, 5.0);

  static final Signal TELEMETRY = http("telemetry", 1_200, 0.000_15, 0.040, 3.85);
  static final Signal COMMANDS = http("commands", 240, 0.000_9, 0.060, 3.35);
  static final Signal IDENTITY = http("identity", 90, 0.000_16, 0.085, 3.75);
  static final Signal FIRMWARE = http("firmware", 30, 0.001_2, 0.180, 3.0);
  static final Signal BILLING = http("billing", 60, 0.001_3, 0.220, 2.6);

  static final Signal UPDATES =
      new Signal(
          "firmware",
          "pumps.firmware.updates",
          "{update}",
          "outcome",
          "succeeded",
          "failed",
          false,
          12,
          0.011,
          0,
          0);

  static final Signal ALARMS =
      new Signal(
          "alarms",
          "pumps.alarm.delivery.duration",
          "s",
          "outcome",
          "delivered",
          "failed",
          true,
          40,
          0.000_2,
          0.9,
          4.7);

  /** All of them: two series each. */
  static final List<Signal> ALL =
      List.of(TELEMETRY, COMMANDS, IDENTITY, FIRMWARE, UPDATES, ALARMS, BILLING);

  private static Signal http(
      String service, double perMinute, double errorShare, double median, double steepness) {
    return new Signal(
        service,
        "http.server.request.duration",
        "s",
        "http.response.status_code",
        "200",
        "503",
        true,
        perMinute,
        errorShare,
        median,
        steepness);
  }

  /** The share of events that take at most {@code seconds} when all take {@code slower} as long. */
  double shareWithin(double seconds, double slower) {
    return 1 / (1 + Math.pow(seconds / (median * slower), -steepness));
  }
}

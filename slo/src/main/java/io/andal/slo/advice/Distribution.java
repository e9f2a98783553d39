package io.andal.slo.advice;

import java.time.Duration;
import java.util.List;

/**
 * What share of events was good, in each of many windows over the history.
 *
 * @param window how long each is
 * @param whole whether that is the SLO's own window; a shorter one stands in for it where the
 *     history is too short
 * @param step between the ends of two windows
 * @param values one for each window with events, sorted, 0 to 1
 * @param typicalEvents events in the median window
 * @param typicalMeasured minutes with data in the median window
 */
public record Distribution(
    Duration window,
    boolean whole,
    Duration step,
    List<Double> values,
    double typicalEvents,
    double typicalMeasured) {
  public Distribution {
    values = List.copyOf(values);
  }

  /** How many windows there were. */
  public int windows() {
    return values.size();
  }

  /**
   * The value that a share of the windows stays at or below (nearest rank); NaN without windows.
   *
   * @param share 0 = the lowest, 1 = the highest
   */
  public double quantile(double share) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * values.size());
    return values.get(Math.clamp(rank - 1, 0, values.size() - 1));
  }

  public double min() {
    return quantile(0);
  }

  public double median() {
    return quantile(0.5);
  }

  public double max() {
    return quantile(1);
  }

  /** How many windows ended below a target. */
  public int missed(double target) {
    int missed = 0;
    // Sorted: whoever reaches it ends the count.
    while (missed < values.size() && values.get(missed) < target) {
      missed++;
    }
    return missed;
  }

  /** Share of the windows that ended at or above a target, 0 to 1; NaN without windows. */
  public double met(double target) {
    return values.isEmpty() ? Double.NaN : 1 - (double) missed(target) / values.size();
  }

  /**
   * How many windows fall into each of some equal parts of a stretch.
   *
   * @param from where the first part begins
   * @param to where the last part ends; what lies outside is counted in the nearest part
   */
  public int[] histogram(double from, double to, int parts) {
    int[] counts = new int[parts];
    for (double value : values) {
      int part = to > from ? (int) ((value - from) / (to - from) * parts) : 0;
      counts[Math.clamp(part, 0, parts - 1)]++;
    }
    return counts;
  }
}

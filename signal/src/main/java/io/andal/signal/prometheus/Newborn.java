package io.andal.signal.prometheus;

import io.andal.signal.ExactCounter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A series of which an answer shows no sample before the range that is counted. */
final class Newborn {
  private final Map<String, String> labels;
  private final long[] times;
  private final double[] values;
  private final List<Demand> takers;
  private double before = ExactCounter.UNKNOWN;
  private boolean firstCounts;
  private boolean uncertain;

  Newborn(
      Map<String, String> labels, long[] times, double[] values, int size, List<Demand> takers) {
    this.labels = Map.copyOf(labels);
    this.times = Arrays.copyOf(times, size);
    this.values = Arrays.copyOf(values, size);
    this.takers = takers;
  }

  Map<String, String> labels() {
    return labels;
  }

  /** Who exposes it: Prometheus tells its targets apart by job and instance. */
  String target() {
    return target(labels);
  }

  static String target(Map<String, String> labels) {
    return labels.getOrDefault("job", "") + '\n' + labels.getOrDefault("instance", "");
  }

  long first() {
    return times[0];
  }

  List<Demand> takers() {
    return takers;
  }

  boolean hasBefore() {
    return !Double.isNaN(before);
  }

  void before(double value) {
    before = value;
  }

  void firstCounts() {
    firstCounts = true;
  }

  void uncertain() {
    uncertain = true;
  }

  boolean isUncertain() {
    return uncertain;
  }

  boolean isFirstCounted() {
    return firstCounts;
  }

  void addTo(ExactCounter counter) {
    counter.add(times, values, times.length, before, firstCounts);
  }
}

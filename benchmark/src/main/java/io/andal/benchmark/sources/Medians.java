package io.andal.benchmark.sources;

import java.util.Arrays;

/** What many measurements have in the middle. */
final class Medians {
  private Medians() {}

  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

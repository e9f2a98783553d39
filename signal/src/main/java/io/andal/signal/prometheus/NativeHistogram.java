package io.andal.signal.prometheus;

import java.util.Arrays;

/**
 * One sample of a native histogram: how many events there were so far, by size.
 *
 * @param count all events
 * @param lowers the buckets' lower bounds, exclusive
 * @param uppers their upper bounds, inclusive, rising; buckets without events are left out
 * @param counts the events in each bucket
 */
record NativeHistogram(double count, double[] lowers, double[] uppers, double[] counts) {

  NativeHistogram(double count, double[] lowers, double[] uppers, double[] counts) {
    this.count = count;
    this.lowers = Arrays.copyOf(lowers, counts.length);
    this.uppers = Arrays.copyOf(uppers, counts.length);
    this.counts = Arrays.copyOf(counts, counts.length);
  }

  /** The events at most this large; of a bucket that has the bound inside, only {@link #cut}'s. */
  double atMost(double bound) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (uppers[i] <= bound) {
        sum += counts[i];
      } else if (lowers[i] < bound) {
        sum += counts[i] * share(lowers[i], uppers[i], bound);
      }
    }
    return sum;
  }

  /**
   * The events in the bucket that a bound cuts in two: as long as they stay, nothing is guessed.
   */
  double cut(double bound) {
    for (int i = 0; i < counts.length; i++) {
      if (lowers[i] < bound && bound < uppers[i]) {
        return counts[i];
      }
    }
    return 0;
  }

  /**
   * The part of a bucket below a bound, 0 to 1: as {@code histogram_fraction} takes it in
   * Prometheus 3, by the logarithm in buckets that grow by factors, else evenly.
   */
  private static double share(double lower, double upper, double bound) {
    if (Double.isInfinite(lower) || Double.isInfinite(upper)) {
      return 0;
    }
    if (lower > 0 && isPowerStep(upper / lower)) {
      return Math.log(bound / lower) / Math.log(upper / lower);
    }
    return (bound - lower) / (upper - lower);
  }

  /** Whether it is 2^(2^n), with n from -8 to 4: the factors that there are. */
  private static boolean isPowerStep(double factor) {
    double exponent = Math.log(Math.log(factor) / Math.log(2)) / Math.log(2);
    return Math.abs(exponent - Math.rint(exponent)) < 1e-6 && exponent > -8.5 && exponent < 4.5;
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof NativeHistogram that
        && count == that.count
        && Arrays.equals(lowers, that.lowers)
        && Arrays.equals(uppers, that.uppers)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(count) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "a histogram of " + count + " events in " + counts.length + " buckets";
  }
}

package io.andal.signal.google;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/**
 * The values of a distribution that count: from {@code min} to below {@code max}, as Google's own
 * SLOs write it. Both in the metric's unit.
 */
record Cut(double min, double max) {

  /** Growing buckets have bounds that nobody writes out in full: four digits tell them apart. */
  private static final double NEAR = 5e-4;

  /**
   * How many values lie in the cut.
   *
   * @throws SourceException if an end of it is no bound of the buckets
   */
  double count(JsonNode distribution) throws SourceException {
    if (distribution.path("count").asLong(0) == 0) {
      return 0;
    }
    double[] bounds = bounds(distribution.path("bucketOptions"));
    int from = min == Double.NEGATIVE_INFINITY ? 0 : index(bounds, min) + 1;
    int to = max == Double.POSITIVE_INFINITY ? bounds.length : index(bounds, max);
    JsonNode counts = distribution.path("bucketCounts");
    double sum = 0;
    // Empty buckets at the end are left out of the answer.
    for (int bucket = from; bucket <= Math.min(to, counts.size() - 1); bucket++) {
      sum += counts.get(bucket).asDouble(0);
    }
    return sum;
  }

  private static int index(double[] bounds, double wanted) throws SourceException {
    for (int i = 0; i < bounds.length; i++) {
      boolean near = Math.abs(bounds[i] - wanted) <= NEAR * Math.abs(wanted);
      if (bounds[i] == wanted || (wanted != 0 && near)) {
        return i;
      }
    }
    // Nothing of a latency is below 0, whatever the first bound is.
    if (wanted <= 0 && bounds.length > 0 && bounds[0] > 0) {
      return -1;
    }
    throw new SourceException(
        new SourceFailure(
            Cause.BAD_QUERY,
            "%s is no bound of the distribution's buckets.".formatted(spelled(wanted)),
            "Its bounds are "
                + DoubleStream.of(bounds).mapToObj(Cut::spelled).collect(Collectors.joining(", "))
                + "."));
  }

  /** The finite bounds between buckets; the first bucket is below all, the last above. */
  static double[] bounds(JsonNode options) {
    JsonNode explicit = options.path("explicitBuckets").path("bounds");
    if (explicit.isArray()) {
      return DoubleStream.iterate(0, i -> i < explicit.size(), i -> i + 1)
          .map(i -> explicit.get((int) i).asDouble())
          .toArray();
    }
    JsonNode linear = options.path("linearBuckets");
    if (linear.isObject()) {
      double[] bounds = new double[finite(linear)];
      for (int i = 0; i < bounds.length; i++) {
        bounds[i] = linear.path("offset").asDouble(0) + linear.path("width").asDouble(0) * i;
      }
      return bounds;
    }
    JsonNode growing = options.path("exponentialBuckets");
    double[] bounds = new double[growing.isObject() ? finite(growing) : 0];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] =
          growing.path("scale").asDouble(1) * Math.pow(growing.path("growthFactor").asDouble(1), i);
    }
    return bounds;
  }

  private static int finite(JsonNode buckets) {
    return Math.clamp(buckets.path("numFiniteBuckets").asLong(0), 0, 10_000) + 1;
  }

  /** With as many digits as tell bounds apart. */
  static String spelled(double bound) {
    if (bound == Math.rint(bound) && Math.abs(bound) < 1e9) {
      return String.valueOf((long) bound);
    }
    return new java.math.BigDecimal(bound, new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString()
        .toLowerCase(Locale.ROOT);
  }
}

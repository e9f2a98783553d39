package io.andal.signal.otlp;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import io.andal.signal.store.NewPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Adds up, minute by minute, what one selector chooses: {@code NAME} of a sum or a gauge, {@code
 * NAME_count} or {@code NAME_bucket} with {@code le} of a histogram.
 */
final class Tally {

  /** What of a point is added. */
  private enum Part {
    VALUE,
    COUNT,
    BUCKET
  }

  private final String query;
  private final double le;
  private final MinuteRange range;
  private final double[] sums;
  private final boolean[] present;
  private final boolean[] covered;
  private final Map<Long, Part> parts = new HashMap<>();
  private final Map<Long, KeptSeries> series = new HashMap<>();
  private final Map<Long, Integer> buckets = new HashMap<>();
  private @Nullable KeptSeries gauge;
  private @Nullable BadQueryException problem;

  private Tally(String query, double le, MinuteRange range) {
    this.query = query;
    this.le = le;
    this.range = range;
    this.sums = new double[Math.toIntExact(range.minutes())];
    this.present = new boolean[sums.length];
    this.covered = new boolean[sums.length];
  }

  static Tally of(Metric metric, MinuteRange range, SeriesCatalog catalog)
      throws BadQueryException {
    String query = metric.text("query");
    if (query.isBlank()) {
      throw new BadQueryException(
          "A metric of an OTLP source has no query.",
          "Write query: '{\"http.server.request.duration_count\", \"service.name\"=\"orders\"}'.");
    }
    try {
      Selector selector = Selector.parse(query);
      if (selector.name().isEmpty()) {
        throw new BadQueryException(
            "The selector " + query + " names no metric.",
            "Put the metric's name first: {\"http.server.request.duration_count\", …}.");
      }
      Tally tally = new Tally(query, selector.le().orElse(Double.NaN), range);
      tally.choose(selector, catalog);
      return tally;
    } catch (SelectorException e) {
      throw new BadQueryException(
          "The query " + query + " is no selector: " + e.getMessage(),
          "OTLP sources count received points, so a query is a selector, without functions.");
    }
  }

  private void choose(Selector selector, SeriesCatalog catalog) throws BadQueryException {
    String name = selector.name();
    for (KeptSeries candidate : catalog.named(name)) {
      if (candidate.identity().kind() != MetricKind.HISTOGRAM) {
        add(candidate, Part.VALUE, selector);
      }
    }
    chooseHistogram(name, "_count", Part.COUNT, selector, catalog);
    if (name.endsWith("_bucket")) {
      if (Double.isNaN(le)) {
        throw new BadQueryException(
            "The selector " + query + " chooses buckets, but says no bound.",
            "Add le=\"0.3\" with one of the histogram's bounds.");
      }
      chooseHistogram(name, "_bucket", Part.BUCKET, selector.without("le"), catalog);
    }
  }

  private void chooseHistogram(
      String name, String suffix, Part part, Selector selector, SeriesCatalog catalog) {
    if (!name.endsWith(suffix)) {
      return;
    }
    String base = name.substring(0, name.length() - suffix.length());
    for (KeptSeries candidate : catalog.named(base)) {
      if (candidate.identity().kind() == MetricKind.HISTOGRAM) {
        add(candidate, part, selector);
      }
    }
  }

  private void add(KeptSeries candidate, Part part, Selector selector) {
    if (selector.matches(candidate.identity().attributes())) {
      parts.put(candidate.id(), part);
      series.put(candidate.id(), candidate);
    }
  }

  /** The chosen series. */
  Map<Long, KeptSeries> series() {
    return series;
  }

  /** Adds what a point of a chosen series says; points of later minutes come later. */
  void add(KeptSeries from, long sinceNanos, long timeNanos, double[] counts) {
    long minute = NewPoint.minuteOf(timeNanos);
    for (long within = NewPoint.firstCovered(sinceNanos, timeNanos); within < minute; within++) {
      if (range.contains(within)) {
        covered[(int) (within - range.from())] = true;
      }
    }
    if (!range.contains(minute) || problem != null) {
      return;
    }
    int index = (int) (minute - range.from());
    if (from.identity().kind() == MetricKind.GAUGE) {
      addGauge(from, index, counts[0]);
      return;
    }
    double value =
        switch (parts.getOrDefault(from.id(), Part.VALUE)) {
          case VALUE -> counts[0];
          case COUNT -> sum(counts, counts.length);
          case BUCKET -> sum(counts, bucketsOf(from));
        };
    sums[index] += value;
    present[index] = true;
  }

  private void addGauge(KeptSeries from, int index, double value) {
    if (gauge != null && gauge.id() != from.id()) {
      problem =
          new BadQueryException(
              "The selector " + query + " chooses several gauges, whose values don't add up.",
              "Add conditions until one series is left, such as \"service.instance.id\"=\"…\".");
      return;
    }
    gauge = from;
    sums[index] = value;
    present[index] = true;
  }

  private static double sum(double[] counts, int buckets) {
    double sum = 0;
    for (int i = 0; i < buckets; i++) {
      sum += counts[i];
    }
    return sum;
  }

  private int bucketsOf(KeptSeries from) {
    return buckets.computeIfAbsent(
        from.id(),
        id -> {
          OptionalInt number = BucketBounds.bucketsUpTo(le, from.identity());
          if (number.isEmpty()) {
            problem =
                new BadQueryException(
                    "In " + query + ", le is no bound of the histogram.",
                    "Its bounds are "
                        + BucketBounds.shown(from.identity())
                        + ": write one of them, or send buckets with the bound you need.");
          }
          return number.orElse(0);
        });
  }

  /** Throws if what was read can't answer the query. */
  void check(boolean countsEvents) throws BadQueryException {
    if (problem != null) {
      throw problem;
    }
    if (countsEvents && gauge != null) {
      throw new BadQueryException(
          "The selector " + query + " chooses a gauge, which counts no events.",
          "Use a monotonic sum or a histogram, or a thresholdMetric.");
    }
  }

  /** Whether a point ended in the minute, so that it has a value. */
  boolean present(int index) {
    return present[index];
  }

  /** Whether events of the minute were counted, in it or, by a short interval, after it. */
  boolean counted(int index) {
    return present[index] || covered[index];
  }

  double value(int index) {
    return sums[index];
  }
}

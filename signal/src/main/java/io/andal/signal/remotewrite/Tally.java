package io.andal.signal.remotewrite;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import io.andal.signal.store.NewPoint;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up, minute by minute, what one selector chooses; or takes the value of one series. */
final class Tally {
  private static final String BUCKET = "_bucket";

  private final String query;
  private final boolean counts;
  private final MinuteRange range;
  private final List<KeptSeries> series;
  private final double[] sums;
  private final boolean[] present;
  private final boolean[] covered;
  private @Nullable KeptSeries valued;
  private @Nullable BadQueryException problem;

  private Tally(String query, boolean counts, MinuteRange range, List<KeptSeries> series) {
    this.query = query;
    this.counts = counts;
    this.range = range;
    this.series = series;
    this.sums = new double[Math.toIntExact(range.minutes())];
    this.present = new boolean[sums.length];
    this.covered = new boolean[sums.length];
  }

  /**
   * @param counts whether events are counted; otherwise a value is read
   */
  static Tally of(Metric metric, boolean counts, MinuteRange range, Catalog catalog)
      throws BadQueryException {
    String query = metric.text("query");
    if (query.isBlank()) {
      throw new BadQueryException(
          "A metric of a RemoteWrite source has no query.",
          "Write query: 'http_requests_total{job=\"orders\"}'.");
    }
    try {
      Selector selector = Selector.parse(query);
      if (selector.name().isEmpty()) {
        throw new BadQueryException(
            "The selector " + query + " names no metric.",
            "Put the metric's name first: http_requests_total{…}.");
      }
      if (counts && catalog.isGauge(selector.name())) {
        throw new BadQueryException(
            "The sender says that " + selector.name() + " is a gauge, which counts no events.",
            "Use a counter or a histogram, or a thresholdMetric.");
      }
      List<KeptSeries> chosen = catalog.chosen(selector);
      if (counts && selector.name().endsWith(BUCKET)) {
        checkBound(query, selector, chosen, catalog);
      }
      return new Tally(query, counts, range, chosen);
    } catch (SelectorException e) {
      throw new BadQueryException(
          "The query " + query + " is no selector: " + e.getMessage(),
          "RemoteWrite sources count received samples, so a query is a selector, without"
              + " functions.");
    }
  }

  /** Buckets hold one another, and one that isn't there would make every event a slow one. */
  private static void checkBound(
      String query, Selector selector, List<KeptSeries> chosen, Catalog catalog)
      throws BadQueryException {
    if (selector.le().isEmpty()) {
      throw new BadQueryException(
          "The selector " + query + " chooses buckets, but says no bound.",
          "Add le=\"0.3\" with one of the histogram's bounds.");
    }
    if (!chosen.isEmpty()) {
      return;
    }
    String bounds =
        catalog.chosen(selector.without("le")).stream()
            .map(one -> one.labels().labels().getOrDefault("le", ""))
            .distinct()
            .limit(40)
            .collect(Collectors.joining(", "));
    if (!bounds.isEmpty()) {
      throw new BadQueryException(
          "In " + query + ", le is no bound of the histogram.",
          "Its bounds are " + bounds + ": write one of them.");
    }
    String base = selector.name().substring(0, selector.name().length() - BUCKET.length());
    if (!catalog.chosen(Selector.of(base + "_count", List.of())).isEmpty()) {
      throw new BadQueryException(
          "No buckets of " + base + " were received, only its count.",
          "Of native histograms only the count is kept: have classic buckets scraped and sent too.");
    }
  }

  List<KeptSeries> series() {
    return series;
  }

  /** Adds what a sample of a chosen series says; samples of later minutes come later. */
  void add(KeptSeries from, long sinceNanos, long timeNanos, double increase, double value) {
    long minute = NewPoint.minuteOf(timeNanos);
    int index = (int) Math.clamp(minute - range.from(), -1L, Integer.MAX_VALUE);
    if (!counts) {
      if (range.contains(minute)) {
        value(from, index, value);
      }
      return;
    }
    if (Double.isNaN(increase)) {
      return;
    }
    for (long within = NewPoint.firstCovered(sinceNanos, timeNanos); within < minute; within++) {
      if (range.contains(within)) {
        covered[(int) (within - range.from())] = true;
      }
    }
    if (!range.contains(minute)) {
      return;
    }
    if (value < 0) {
      problem =
          new BadQueryException(
              "The selector " + query + " chooses values below zero, which count no events.",
              "Use a counter or a histogram, or a thresholdMetric.");
      return;
    }
    sums[index] += increase;
    present[index] = true;
  }

  private void value(KeptSeries from, int index, double value) {
    if (valued != null && valued.id() != from.id()) {
      problem =
          new BadQueryException(
              "The selector " + query + " chooses several series, whose values don't add up.",
              "Add conditions until one series is left, such as instance=\"…\".");
      return;
    }
    valued = from;
    sums[index] = value;
    present[index] = true;
  }

  /** Throws if what was read can't answer the query. */
  void check() throws BadQueryException {
    if (problem != null) {
      throw problem;
    }
  }

  /** Whether the minute has a count or a value: of a sample in it, or by a short pause after it. */
  boolean known(int index) {
    return present[index] || covered[index];
  }

  double value(int index) {
    return sums[index];
  }
}

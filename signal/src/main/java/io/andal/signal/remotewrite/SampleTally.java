package io.andal.signal.remotewrite;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Selector;
import io.andal.signal.pushed.BadQueryException;
import io.andal.signal.pushed.KeptSeries;
import io.andal.signal.pushed.SelectorReader;
import io.andal.signal.pushed.SeriesCatalog;
import io.andal.signal.pushed.Tally;
import java.util.List;
import java.util.stream.Collectors;

/** Adds up what one selector chooses, or takes the value of one series. */
final class SampleTally extends Tally<SeriesLabels> {
  private static final String BUCKET = "_bucket";
  private static final SelectorReader SELECTORS =
      new SelectorReader(
          "a RemoteWrite source",
          "RemoteWrite sources",
          "samples",
          "http_requests_total{job=\"orders\"}",
          "http_requests_total{…}");

  private final List<KeptSeries<SeriesLabels>> series;

  private SampleTally(
      String query, boolean counts, MinuteRange range, List<KeptSeries<SeriesLabels>> series) {
    super(query, counts, range);
    this.series = series;
  }

  /**
   * @param counts whether events are counted; otherwise a value is read
   */
  static SampleTally of(
      Metric metric,
      boolean counts,
      MinuteRange range,
      SeriesCatalog<SeriesLabels> catalog,
      MetricTypes types)
      throws BadQueryException {
    return SELECTORS.read(
        metric,
        (query, selector) -> {
          if (counts && types.isGauge(selector.name())) {
            throw new BadQueryException(
                "The sender says that " + selector.name() + " is a gauge, which counts no events.",
                "Use a counter or a histogram, or a thresholdMetric.");
          }
          List<KeptSeries<SeriesLabels>> chosen = chosen(selector, catalog);
          if (counts && selector.name().endsWith(BUCKET)) {
            checkBound(query, selector, chosen, catalog);
          }
          return new SampleTally(query, counts, range, chosen);
        });
  }

  private static List<KeptSeries<SeriesLabels>> chosen(
      Selector selector, SeriesCatalog<SeriesLabels> catalog) {
    return catalog.named(selector.name()).stream()
        .filter(one -> selector.matches(one.identity().labels()))
        .toList();
  }

  /** A bucket that isn't there would make every event a slow one. */
  private static void checkBound(
      String query,
      Selector selector,
      List<KeptSeries<SeriesLabels>> chosen,
      SeriesCatalog<SeriesLabels> catalog)
      throws BadQueryException {
    SelectorReader.checkBound(query, selector);
    if (!chosen.isEmpty()) {
      return;
    }
    String bounds =
        chosen(selector.without("le"), catalog).stream()
            .map(one -> one.identity().labels().getOrDefault("le", ""))
            .distinct()
            .limit(40)
            .collect(Collectors.joining(", "));
    if (!bounds.isEmpty()) {
      throw new BadQueryException(
          "In " + query + ", le is no bound of the histogram.",
          "Its bounds are " + bounds + ": write one of them.");
    }
    String base = selector.name().substring(0, selector.name().length() - BUCKET.length());
    if (!catalog.named(base + "_count").isEmpty()) {
      throw new BadQueryException(
          "No buckets of " + base + " were received, only its count.",
          "Of native histograms only the count is kept: have classic buckets scraped and sent too.");
    }
  }

  @Override
  protected List<KeptSeries<SeriesLabels>> series() {
    return series;
  }

  @Override
  protected BadQueryException several() {
    return new BadQueryException(
        "The selector " + query() + " chooses several series, whose values don't add up.",
        "Add conditions until one series is left, such as instance=\"…\".");
  }

  /** Adds what a sample of a chosen series says; samples of later minutes come later. */
  void add(
      KeptSeries<SeriesLabels> from,
      long sinceNanos,
      long timeNanos,
      double increase,
      double value) {
    if (!counts()) {
      if (contains(timeNanos)) {
        takeValue(from, timeNanos, value);
      }
      return;
    }
    if (Double.isNaN(increase)) {
      return;
    }
    cover(sinceNanos, timeNanos);
    if (!contains(timeNanos)) {
      return;
    }
    if (value < 0) {
      fail(
          new BadQueryException(
              "The selector " + query() + " chooses values below zero, which count no events.",
              "Use a counter or a histogram, or a thresholdMetric."));
      return;
    }
    addEvents(timeNanos, increase);
  }
}

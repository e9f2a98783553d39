package io.andal.signal.otlp;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Selector;
import io.andal.signal.pushed.BadQueryException;
import io.andal.signal.pushed.KeptSeries;
import io.andal.signal.pushed.SelectorReader;
import io.andal.signal.pushed.SeriesCatalog;
import io.andal.signal.pushed.Tally;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Adds up what one selector chooses: {@code NAME} of a sum or a gauge, {@code NAME_count} or {@code
 * NAME_bucket} with {@code le} of a histogram.
 */
final class OtlpTally extends Tally<SeriesIdentity> {

  /** What of a point is added. */
  private enum Part {
    VALUE,
    COUNT,
    BUCKET
  }

  private static final SelectorReader SELECTORS =
      new SelectorReader(
          "an OTLP source",
          "OTLP sources",
          "points",
          "{\"http.server.request.duration_count\", \"service.name\"=\"orders\"}",
          "{\"http.server.request.duration_count\", …}");

  private final double le;
  private final Map<Long, Part> parts = new HashMap<>();
  private final Map<Long, KeptSeries<SeriesIdentity>> series = new HashMap<>();
  private final Map<Long, Integer> buckets = new HashMap<>();

  private OtlpTally(String query, double le, boolean counts, MinuteRange range) {
    super(query, counts, range);
    this.le = le;
  }

  static OtlpTally of(
      Metric metric, boolean counts, MinuteRange range, SeriesCatalog<SeriesIdentity> catalog)
      throws BadQueryException {
    return SELECTORS.read(
        metric,
        (query, selector) -> {
          OtlpTally tally = new OtlpTally(query, selector.le().orElse(Double.NaN), counts, range);
          tally.choose(selector, catalog);
          return tally;
        });
  }

  private void choose(Selector selector, SeriesCatalog<SeriesIdentity> catalog)
      throws BadQueryException {
    String name = selector.name();
    for (KeptSeries<SeriesIdentity> candidate : catalog.named(name)) {
      if (candidate.identity().kind() != MetricKind.HISTOGRAM) {
        add(candidate, Part.VALUE, selector);
      }
    }
    chooseHistogram(name, "_count", Part.COUNT, selector, catalog);
    if (name.endsWith("_bucket")) {
      SelectorReader.checkBound(query(), selector);
      chooseHistogram(name, "_bucket", Part.BUCKET, selector.without("le"), catalog);
    }
  }

  private void chooseHistogram(
      String name,
      String suffix,
      Part part,
      Selector selector,
      SeriesCatalog<SeriesIdentity> catalog) {
    if (!name.endsWith(suffix)) {
      return;
    }
    String base = name.substring(0, name.length() - suffix.length());
    for (KeptSeries<SeriesIdentity> candidate : catalog.named(base)) {
      if (candidate.identity().kind() == MetricKind.HISTOGRAM) {
        add(candidate, part, selector);
      }
    }
  }

  private void add(KeptSeries<SeriesIdentity> candidate, Part part, Selector selector) {
    if (selector.matches(candidate.identity().attributes())) {
      parts.put(candidate.id(), part);
      series.put(candidate.id(), candidate);
    }
  }

  @Override
  protected Collection<KeptSeries<SeriesIdentity>> series() {
    return series.values();
  }

  @Override
  protected BadQueryException several() {
    return new BadQueryException(
        "The selector " + query() + " chooses several gauges, whose values don't add up.",
        "Add conditions until one series is left, such as \"service.instance.id\"=\"…\".");
  }

  /** Adds what a point of a chosen series says; points of later minutes come later. */
  void add(KeptSeries<SeriesIdentity> from, long sinceNanos, long timeNanos, double[] counts) {
    cover(sinceNanos, timeNanos);
    if (!contains(timeNanos)) {
      return;
    }
    if (from.identity().kind() == MetricKind.GAUGE) {
      takeValue(from, timeNanos, counts[0]);
      return;
    }
    addEvents(
        timeNanos,
        switch (parts.getOrDefault(from.id(), Part.VALUE)) {
          case VALUE -> counts[0];
          case COUNT -> sum(counts, counts.length);
          case BUCKET -> sum(counts, bucketsOf(from));
        });
  }

  private static double sum(double[] counts, int buckets) {
    double sum = 0;
    for (int i = 0; i < buckets; i++) {
      sum += counts[i];
    }
    return sum;
  }

  private int bucketsOf(KeptSeries<SeriesIdentity> from) {
    return buckets.computeIfAbsent(
        from.id(),
        id -> {
          OptionalInt number = BucketBounds.bucketsUpTo(le, from.identity());
          if (number.isEmpty()) {
            fail(
                new BadQueryException(
                    "In " + query() + ", le is no bound of the histogram.",
                    "Its bounds are "
                        + BucketBounds.shown(from.identity())
                        + ": write one of them, or send buckets with the bound you need."));
          }
          return number.orElse(0);
        });
  }

  @Override
  protected void check() throws BadQueryException {
    super.check();
    if (counts() && hasValue()) {
      throw new BadQueryException(
          "The selector " + query() + " chooses a gauge, which counts no events.",
          "Use a monotonic sum or a histogram, or a thresholdMetric.");
    }
  }
}

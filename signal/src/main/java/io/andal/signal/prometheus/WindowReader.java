package io.andal.signal.prometheus;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.List;
import java.util.Map;

/** Reads queries as they are at the end of every minute. Thread-safe. */
final class WindowReader {
  /** Prometheus answers at most 11,000 points a series. */
  private static final int POINTS = 10_000;

  private final PrometheusApi api;
  private final BucketBounds bounds;

  WindowReader(PrometheusApi api, BucketBounds bounds) {
    this.api = api;
    this.bounds = bounds;
  }

  /** The values of a query; its window is one minute. A failure stands in the values. */
  MinuteValues read(String template, MinuteRange range) throws InterruptedException {
    MinuteValues values = new MinuteValues(range);
    try {
      String query = BoundRewrite.rewrite(QueryTemplate.perMinute(template), bounds);
      for (long from = range.from(); from < range.to(); from += POINTS) {
        readSplitting(query, new MinuteRange(from, Math.min(range.to(), from + POINTS)), values);
      }
    } catch (SourceException e) {
      values.fail(e.failure());
    }
    return values;
  }

  private void readSplitting(String query, MinuteRange part, MinuteValues into)
      throws SourceException, InterruptedException {
    try {
      MinuteValues answer = new MinuteValues(part);
      Numbers numbers = new Numbers(answer);
      AnswerRemarks remarks = api.everyMinute(query, part.from() + 1, part.to(), numbers);
      if (numbers.histograms) {
        throw new SourceException(
            new SourceFailure(
                Cause.BAD_QUERY,
                "The query has native histograms where numbers are needed.",
                "Take histogram_count(…) of it, or histogram_fraction(…)."));
      }
      into.addAll(answer);
      into.warn(remarks.warnings());
      into.annotate(remarks.annotations());
      into.seriesInOneAnswer(numbers.series);
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.LIMITED || part.minutes() == 1) {
        throw e;
      }
      long middle = part.from() + part.minutes() / 2;
      readSplitting(query, new MinuteRange(part.from(), middle), into);
      readSplitting(query, new MinuteRange(middle, part.to()), into);
    }
  }

  /** Takes numbers, and notices what is none. */
  private static final class Numbers implements SeriesSink {
    private final MinuteValues into;
    private int series;
    private boolean histograms;

    Numbers(MinuteValues into) {
      this.into = into;
    }

    @Override
    public void series(Map<String, String> labels, long[] times, double[] values, int size) {
      series++;
      into.add(times, values, size);
    }

    @Override
    public void histograms(Map<String, String> labels, long[] times, List<NativeHistogram> all) {
      histograms = true;
    }
  }
}

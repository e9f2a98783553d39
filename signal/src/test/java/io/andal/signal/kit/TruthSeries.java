package io.andal.signal.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A {@link Truth} as a Prometheus has it: counters {@code requests_total} by {@code code}, scraped
 * every 15 seconds, and for systems that get sums of minutes {@code requests_a_minute}. A target
 * that is scraped has {@code up}; errors have no series before the first.
 *
 * @param times milliseconds since epoch, rising
 */
public record TruthSeries(Map<String, String> labels, List<Long> times, List<Double> values) {
  /** Four scrapes a minute, not at its edges. */
  private static final long[] SCRAPES = {5_000, 20_000, 35_000, 50_000};

  private static final double BASE = 10_000;

  /** Scraped so long before anything happened. */
  private static final int IDLE_MINUTES = 5;

  /** All series of one job. */
  public static List<TruthSeries> of(Truth truth, String job) {
    TruthSeries up = empty("up", job, "");
    Growing good = new Growing(empty("requests_total", job, "200"), BASE);
    Growing bad = new Growing(empty("requests_total", job, "500"), Double.NaN);
    TruthSeries goodSums = empty("requests_a_minute", job, "200");
    TruthSeries badSums = empty("requests_a_minute", job, "500");
    long first = truth.range().from();
    for (long minute = first - IDLE_MINUTES; minute < truth.range().to(); minute++) {
      Truth.Counts counts = truth.at(minute).orElse(null);
      if (minute >= first && counts == null) {
        continue;
      }
      long ok = counts == null ? 0 : counts.good();
      long failed = counts == null ? 0 : counts.total() - counts.good();
      if (truth.restarts().contains(minute)) {
        good.restart();
        bad.restart();
      }
      for (int i = 0; i < SCRAPES.length; i++) {
        long time = minute * 60_000 + SCRAPES[i];
        up.add(time, 1);
        good.grow(time, share(ok, i));
        bad.grow(time, share(failed, i));
      }
      if (counts != null) {
        goodSums.add(minute * 60_000 + SCRAPES[3], (double) ok);
        if (failed > 0) {
          badSums.add(minute * 60_000 + SCRAPES[3], (double) failed);
        }
      }
    }
    List<TruthSeries> all = new ArrayList<>(List.of(up, good.series, bad.series));
    all.addAll(List.of(goodSums, badSums));
    all.removeIf(series -> series.times().isEmpty());
    return all;
  }

  private static long share(long count, int scrape) {
    return count * (scrape + 1) / SCRAPES.length - count * scrape / SCRAPES.length;
  }

  private static TruthSeries empty(String name, String job, String code) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("__name__", name);
    labels.put("job", job);
    labels.put("instance", "a:80");
    if (!code.isEmpty()) {
      labels.put("code", code);
    }
    return new TruthSeries(labels, new ArrayList<>(), new ArrayList<>());
  }

  private void add(long time, double value) {
    times.add(time);
    values.add(value);
  }

  /** A counter that may not be there yet. */
  private static final class Growing {
    private final TruthSeries series;
    private double value;

    Growing(TruthSeries series, double start) {
      this.series = series;
      this.value = start;
    }

    void restart() {
      value = Double.isNaN(value) ? value : 0;
    }

    void grow(long time, long events) {
      if (events > 0) {
        value = Double.isNaN(value) ? (double) events : value + events;
      }
      if (!Double.isNaN(value)) {
        series.add(time, value);
      }
    }
  }

  /** The samples in {@code (from, to]}, in milliseconds, by their times. */
  NavigableMap<Long, Double> between(long from, long to) {
    NavigableMap<Long, Double> samples = new java.util.TreeMap<>();
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i) > from && times.get(i) <= to) {
        samples.put(times.get(i), values.get(i));
      }
    }
    return samples;
  }
}

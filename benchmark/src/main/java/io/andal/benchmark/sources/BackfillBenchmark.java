package io.andal.benchmark.sources;

import io.andal.benchmark.sloth.Requests;
import io.andal.signal.Collector;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import io.andal.signal.TrackedIndicator;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long it takes to read and count 90 days of one SLO from a real Prometheus. */
final class BackfillBenchmark {
  private static final Duration HISTORY = Duration.ofDays(90);
  private static final int RUNS = 3;

  private BackfillBenchmark() {}

  static void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-backfill");
    Path history = folder.resolve("requests.om");
    long end = Instant.now().getEpochSecond() / 60 * 60;
    Requests.write(history, 1, end - HISTORY.toSeconds() - 3600, end);
    try (RealPrometheus prometheus =
        RealPrometheus.builder().longBlocks().history(history).start()) {
      Files.delete(history);
      double[] seconds = new double[RUNS];
      double[] theirs = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        long cpu = prometheus.cpuNanos();
        long before = System.nanoTime();
        CountingLedger ledger = backfill(prometheus, end);
        seconds[run] = (System.nanoTime() - before) / 1e9;
        theirs[run] = (prometheus.cpuNanos() - cpu) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "sources: 90 days of one SLO: %,d minutes, %,d events in %.2f s%n",
            ledger.measured(),
            ledger.events(),
            seconds[run]);
      }
      System.out.printf(
          Locale.ROOT,
          "sources: 90 days of one SLO with %d series of a sample every %d s: median %.2f s,"
              + " of which Prometheus %.2f s CPU%n",
          Requests.SERIES_PER_SERVICE,
          Requests.SCRAPE_SECONDS,
          Medians.of(seconds),
          Medians.of(theirs));
    } finally {
      Files.deleteIfExists(history);
      Files.deleteIfExists(folder);
    }
  }

  private static CountingLedger backfill(RealPrometheus prometheus, long end)
      throws InterruptedException {
    MutableClock clock = new MutableClock(Instant.ofEpochSecond(end));
    long minutes = HISTORY.toMinutes();
    CountingLedger ledger = new CountingLedger(end / 60 - minutes - 60);
    try (Collector collector = new Collector(ledger, clock)) {
      collector.sources(
          List.of(PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), clock)));
      String selector = "http_requests_total{service=\"" + Requests.service(0) + "\"%s}";
      Indicator indicator =
          new Indicator.Ratio(
              "p",
              new Metric(Map.of("query", selector.formatted(",code=~\"5..\""))),
              true,
              new Metric(Map.of("query", selector.formatted(""))),
              true);
      collector.track(List.of(new TrackedIndicator(new SeriesId("commands"), indicator, minutes)));
      collector.runDue();
    }
    return ledger;
  }
}

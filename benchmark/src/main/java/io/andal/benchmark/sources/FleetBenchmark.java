package io.andal.benchmark.sources;

import com.sun.management.OperatingSystemMXBean;
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
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one minute of many SLOs on one real Prometheus costs: requests, and CPU on both sides. */
final class FleetBenchmark {
  private static final int HISTORY_MINUTES = 20;
  private static final int WARM_UP = 3;
  private static final int CYCLES = 10;

  private FleetBenchmark() {}

  static void run(int slos) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-fleet");
    Path history = folder.resolve("requests.om");
    long end = Instant.now().getEpochSecond() / 60 * 60;
    Requests.write(history, slos, end - HISTORY_MINUTES * 60, end);
    try (RealPrometheus prometheus = RealPrometheus.builder().history(history).start()) {
      Files.delete(history);
      measure(prometheus, slos, end);
    } finally {
      Files.deleteIfExists(history);
      Files.deleteIfExists(folder);
    }
  }

  private static void measure(RealPrometheus prometheus, int slos, long end)
      throws IOException, InterruptedException {
    MutableClock clock =
        new MutableClock(
            Instant.ofEpochSecond(end).minus(Duration.ofMinutes(WARM_UP + CYCLES)).plusSeconds(30));
    CountingLedger ledger = new CountingLedger(end / 60 - 24 * 60);
    try (Collector collector = new Collector(ledger, clock)) {
      collector.sources(
          List.of(
              PrometheusSources.open(
                  "p", Map.of("url", prometheus.url().toString(), "delay", "30s"), clock)));
      collector.track(indicators(slos));
      double[] requests = new double[CYCLES];
      double[] theirs = new double[CYCLES];
      double[] own = new double[CYCLES];
      double[] seconds = new double[CYCLES];
      for (int cycle = -WARM_UP; cycle < CYCLES; cycle++) {
        clock.advance(Duration.ofMinutes(1));
        double asked = PrometheusRequests.count(prometheus.url());
        long theirCpu = prometheus.cpuNanos();
        long ownCpu = processCpu();
        long before = System.nanoTime();
        collector.runDue();
        if (cycle >= 0) {
          seconds[cycle] = (System.nanoTime() - before) / 1e9;
          theirs[cycle] = (prometheus.cpuNanos() - theirCpu) / 1e6;
          own[cycle] = (processCpu() - ownCpu) / 1e6;
          requests[cycle] = PrometheusRequests.count(prometheus.url()) - asked;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "sources: %,d SLOs on one Prometheus: median %.0f requests a minute (bound: 1,200), read"
              + " in %.2f s; CPU of Prometheus %.0f ms a minute (%.4f ms per SLO), of Andal %.0f ms"
              + " (%,d slices measured, %,d events)%n",
          slos,
          Medians.of(requests),
          Medians.of(seconds),
          Medians.of(theirs),
          Medians.of(theirs) / slos,
          Medians.of(own),
          ledger.measured(),
          ledger.events());
    }
  }

  private static List<TrackedIndicator> indicators(int slos) {
    List<TrackedIndicator> all = new ArrayList<>();
    for (int i = 0; i < slos; i++) {
      String selector = "http_requests_total{service=\"" + Requests.service(i) + "\"%s}";
      all.add(
          new TrackedIndicator(
              new SeriesId(Requests.service(i)),
              new Indicator.Ratio(
                  "p",
                  new Metric(Map.of("query", selector.formatted(",code=~\"5..\""))),
                  true,
                  new Metric(Map.of("query", selector.formatted(""))),
                  true),
              0));
    }
    return all;
  }

  private static long processCpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}

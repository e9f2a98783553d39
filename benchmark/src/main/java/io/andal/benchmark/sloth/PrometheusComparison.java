package io.andal.benchmark.sloth;

import com.sun.management.OperatingSystemMXBean;
import io.andal.benchmark.sources.PrometheusRequests;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.signal.Collector;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.slo.TimeWindow;
import io.andal.slo.document.DefaultAlerts;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the same SLOs cost per evaluation cycle: as Sloth's rules in a real Prometheus, and in Andal
 * with all its queries to that Prometheus. Same data, same run, CPU time of both processes.
 *
 * <p>It favors Prometheus: the 30-day rule reads only what was recorded during the run instead of
 * 30 days, and history reaches back three days.
 */
public final class PrometheusComparison {
  private static final Duration HISTORY = Duration.ofDays(3);
  private static final int WARM_UP = 10;
  private static final int CYCLES = 30;
  private static final int RULE_SECONDS = 10;
  private static final long MEASURE_SECONDS = 60;

  private PrometheusComparison() {}

  /** Measures with {@code slos} SLOs of four series each, and prints the result. */
  public static void run(int slos) throws IOException, InterruptedException {
    if (!RealPrometheus.isInstalled()) {
      System.out.println(RealPrometheus.skipped());
      return;
    }
    Path folder = Files.createTempDirectory("andal-comparison");
    Path history = folder.resolve("requests.om");
    long end = Instant.now().getEpochSecond() / 60 * 60;
    Requests.write(history, slos, end - HISTORY.toSeconds(), end);
    try (RealPrometheus prometheus =
        RealPrometheus.builder()
            .history(history)
            .rules("groups: []\n")
            .evaluationSeconds(RULE_SECONDS)
            .flag("--web.enable-lifecycle")
            .start()) {
      Files.delete(history);
      System.out.printf(
          Locale.ROOT,
          "%d SLOs, %d series each, a sample every %d s, %d days of history, %d rules%n",
          slos,
          Requests.SERIES_PER_SERVICE,
          Requests.SCRAPE_SECONDS,
          HISTORY.toDays(),
          17 * slos);
      double andal = andal(prometheus, slos, end, folder);
      double rules = rules(prometheus, slos);
      System.out.printf(
          Locale.ROOT, "Prometheus with Sloth's rules: %.3f ms CPU per SLO and cycle%n", rules);
      System.out.printf(
          Locale.ROOT, "Andal, engine and queries:     %.3f ms CPU per SLO and cycle%n", andal);
      System.out.printf(Locale.ROOT, "ratio: 1/%.1f%n", rules / andal);
    }
  }

  /** CPU time of both processes while Andal reads and counts one minute of all SLOs. */
  private static double andal(RealPrometheus prometheus, int slos, long end, Path folder)
      throws IOException, InterruptedException {
    Instant start = Instant.ofEpochSecond(end).minus(Duration.ofMinutes(WARM_UP + CYCLES));
    MutableClock clock = new MutableClock(start.plusSeconds(30));
    try (Database database = Database.open(DatabaseConfig.file(folder.resolve("andal.db")))) {
      SloService service = new SloService(database, clock);
      service.define(definitions(slos));
      try (Collector collector = new Collector(service, clock)) {
        collector.sources(
            List.of(
                PrometheusSources.open(
                    "prometheus",
                    Map.of("url", prometheus.url().toString(), "delay", "30s"),
                    clock)));
        collector.track(service.tracked());
        long before = System.nanoTime();
        collector.runDue();
        service.tick(definition -> collector.expectedUntil("prometheus"));
        System.out.printf(
            Locale.ROOT,
            "Andal read %d days of history of all SLOs in %.1f s%n",
            HISTORY.toDays(),
            (System.nanoTime() - before) / 1e9);
        double[] total = new double[CYCLES];
        double[] inPrometheus = new double[CYCLES];
        double asked = 0;
        for (int cycle = -WARM_UP; cycle < CYCLES; cycle++) {
          if (cycle == 0) {
            asked = PrometheusRequests.count(prometheus.url());
          }
          clock.advance(Duration.ofMinutes(1));
          long own = cpu();
          long theirs = prometheus.cpuNanos();
          collector.runDue();
          service.tick(definition -> collector.expectedUntil("prometheus"));
          if (cycle >= 0) {
            inPrometheus[cycle] = prometheus.cpuNanos() - theirs;
            total[cycle] = cpu() - own + inPrometheus[cycle];
          }
        }
        System.out.printf(
            Locale.ROOT,
            "Andal sent %.1f requests a minute%n",
            (PrometheusRequests.count(prometheus.url()) - asked) / CYCLES);
        Budget budget = service.budget(Requests.service(0) + "-availability").orElseThrow();
        System.out.printf(
            Locale.ROOT,
            "Andal counted %.0f events of the first SLO, %d minutes measured%n",
            budget.period().totalEvents(),
            budget.period().measured());
        double mean = Arrays.stream(total).average().orElseThrow() / 1e6 / slos;
        System.out.printf(
            Locale.ROOT,
            "Andal's cycles: mean %.3f ms CPU per SLO, of which Prometheus spends %.3f on our"
                + " queries%n",
            mean,
            Arrays.stream(inPrometheus).average().orElseThrow() / 1e6 / slos);
        return mean;
      }
    }
  }

  private static List<SloDefinition> definitions(int slos) {
    List<SloDefinition> definitions = new ArrayList<>();
    for (int i = 0; i < slos; i++) {
      String service = Requests.service(i);
      String name = service + "-availability";
      definitions.add(
          new SloDefinition(
              name,
              name,
              service,
              "",
              Map.of(),
              new Indicator.Ratio(
                  "prometheus",
                  metric("http_requests_total{service=\"%s\",code=~\"5..\"}".formatted(service)),
                  true,
                  metric("http_requests_total{service=\"%s\"}".formatted(service)),
                  true),
              new SeriesId(name + ":benchmark"),
              0.999,
              new TimeWindow.Rolling(Duration.ofDays(30)),
              DefaultAlerts.rules(Duration.ofDays(30))));
    }
    return definitions;
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }

  /** CPU time of Prometheus per evaluation of all rules, idle cost taken off. */
  private static double rules(RealPrometheus prometheus, int slos)
      throws IOException, InterruptedException {
    long idleBefore = prometheus.cpuNanos();
    pause(20);
    double idlePerSecond = (prometheus.cpuNanos() - idleBefore) / 20.0;
    prometheus.reload(
        SlothRules.yaml(IntStream.range(0, slos).mapToObj(Requests::service).toList()));
    pause(2 * RULE_SECONDS);
    double cyclesBefore = iterations(prometheus) / (3.0 * slos);
    long cpuBefore = prometheus.cpuNanos();
    long timeBefore = System.nanoTime();
    pause(MEASURE_SECONDS);
    double seconds = (System.nanoTime() - timeBefore) / 1e9;
    double cycles = iterations(prometheus) / (3.0 * slos) - cyclesBefore;
    double cpu = prometheus.cpuNanos() - cpuBefore - idlePerSecond * seconds;
    System.out.printf(
        Locale.ROOT,
        "Prometheus evaluated all rules %.1f times in %.0f s; idle it uses %.1f ms CPU per"
            + " second%n",
        cycles,
        seconds,
        idlePerSecond / 1e6);
    return cpu / 1e6 / cycles / slos;
  }

  private static double iterations(RealPrometheus prometheus)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String metrics =
          http.send(
                  HttpRequest.newBuilder(URI.create(prometheus.url() + "/metrics")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return metrics
          .lines()
          .filter(line -> line.startsWith("prometheus_rule_group_iterations_total"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void pause(long seconds) throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(seconds));
  }
}

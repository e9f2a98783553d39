package io.andal.benchmark.rules;

import io.andal.benchmark.rules.UnevenTraffic.Restarts;
import io.andal.dialect.prometheus.ExactRules;
import io.andal.dialect.prometheus.Recorded;
import io.andal.dialect.prometheus.Rule;
import io.andal.dialect.prometheus.RuleSettings;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.document.DefaultAlerts;
import io.andal.testing.RealPrometheus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SLI of 30 days in a real Prometheus, by the exact rules, by Sloth's and by Pyrra's, against
 * the events counted one by one. Each recording rule is evaluated for every minute.
 */
public final class RulesBenchmark {
  private static final int DAYS = 30;
  private static final int MINUTES = DAYS * 1_440;
  private static final int SPARE = 60;
  private static final int POINTS = 10_000;
  private static final String ERRORS = "http_requests_total{job=\"shop\",code=\"500\"}";
  private static final String ALL = "http_requests_total{job=\"shop\"}";
  private static final String SLOTH =
      "sum(rate(%s[5m])) / sum(rate(%s[5m]))".formatted(ERRORS, ALL);

  private RulesBenchmark() {}

  /** Measures, and prints. */
  public static void run() throws IOException, InterruptedException {
    if (!RealPrometheus.isInstalled()) {
      System.out.println(RealPrometheus.skipped());
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%d days, 4 series, a sample every %d s, rules evaluated every minute%n",
        DAYS,
        UnevenTraffic.SCRAPE_SECONDS);
    for (Restarts restarts : Restarts.values()) {
      run(restarts);
    }
  }

  private static void run(Restarts restarts) throws IOException, InterruptedException {
    long end = 29_000_000;
    long from = end - MINUTES - SPARE;
    Path folder = Files.createTempDirectory("andal-rules");
    Path raw = folder.resolve("raw.om");
    Path recorded = folder.resolve("recorded.om");
    UnevenTraffic traffic = new UnevenTraffic(from, MINUTES + SPARE, restarts);
    traffic.write(raw);
    Map<String, String> rules = rules();
    List<Point> total;
    List<Point> sloth;
    try (RealPrometheus prometheus = RealPrometheus.builder().history(raw).start()) {
      total = evaluate(prometheus, expression(rules, Recorded.TOTAL), from, end);
      sloth = evaluate(prometheus, SLOTH, from, end);
    }
    List<Point> bad;
    write(recorded, Map.of(Recorded.TOTAL, total));
    try (RealPrometheus prometheus =
        RealPrometheus.builder().history(raw).history(recorded).start()) {
      bad = evaluate(prometheus, expression(rules, Recorded.BAD), from, end);
    }
    write(recorded, Map.of(Recorded.TOTAL, total, Recorded.BAD, bad, "sloth:ratio_rate5m", sloth));
    // Rules count the minute before the last: the delay has begun in the last one.
    double truth = traffic.errorRatio(end - 1 - MINUTES, end - 1);
    try (RealPrometheus prometheus =
        RealPrometheus.builder().history(raw).history(recorded).start()) {
      System.out.printf(Locale.ROOT, "%s: SLI %.12f%n", restarts.words(), 1 - truth);
      print("Andal", 1 - ask(prometheus, expression(rules, Recorded.SLI), end), truth);
      print(
          "Sloth",
          ask(
              prometheus,
              "sum_over_time(sloth:ratio_rate5m[30d]) / count_over_time(sloth:ratio_rate5m[30d])",
              end),
          truth);
      print(
          "Pyrra",
          ask(
              prometheus,
              "sum(increase(%s[30d])) / sum(increase(%s[30d]))".formatted(ERRORS, ALL),
              end),
          truth);
      long before = prometheus.cpuNanos();
      int times = 20;
      for (int i = 0; i < times; i++) {
        ask(prometheus, expression(rules, Recorded.SLI), end);
      }
      System.out.printf(
          Locale.ROOT,
          "  the 30-day rule costs Prometheus %.1f ms of CPU%n",
          (prometheus.cpuNanos() - before) / 1e6 / times);
    }
    Files.delete(raw);
    Files.delete(recorded);
    Files.delete(folder);
  }

  private static void print(String name, double ratio, double truth) {
    System.out.printf(
        Locale.ROOT,
        "  %s: error of the SLI %.1e, of the budget spent %+.2f %%%n",
        name,
        Math.abs(ratio - truth),
        100 * (ratio - truth) / truth);
  }

  private record Point(long seconds, String value) {}

  private static Map<String, String> rules() {
    SloDefinition slo =
        new SloDefinition(
            "shop",
            "Shop",
            "shop",
            "",
            Map.of(),
            new Indicator.Ratio("prometheus", metric(ERRORS), true, metric(ALL), true),
            new SeriesId("shop"),
            0.999,
            new TimeWindow.Rolling(Duration.ofDays(DAYS)),
            DefaultAlerts.rules(Duration.ofDays(DAYS)));
    Map<String, String> expressions = new HashMap<>();
    for (Rule rule :
        ExactRules.of(List.of(slo), RuleSettings.DEFAULT, Map.of())
            .file()
            .groups()
            .getFirst()
            .rules()) {
      if (rule instanceof Rule.Recording recording) {
        expressions.putIfAbsent(recording.record(), recording.expression());
      }
    }
    return expressions;
  }

  private static String expression(Map<String, String> rules, String name) {
    return Objects.requireNonNull(rules.get(name), name);
  }

  private static Metric metric(String query) {
    return new Metric(Map.of("query", query));
  }

  /** The values at each whole minute, as recording rules would have written them. */
  private static List<Point> evaluate(
      RealPrometheus prometheus, String expression, long from, long end)
      throws IOException, InterruptedException {
    List<Point> points = new ArrayList<>();
    for (long first = from; first <= end; first += POINTS) {
      long last = Math.min(end, first + POINTS - 1);
      JsonNode answer =
          get(
              prometheus,
              "/api/v1/query_range?step=60&start=%d&end=%d&query=%s"
                  .formatted(first * 60, last * 60, encoded(expression)));
      for (JsonNode value : answer.at("/data/result/0/values")) {
        points.add(new Point(value.path(0).asLong(), value.path(1).asString("")));
      }
    }
    return points;
  }

  private static double ask(RealPrometheus prometheus, String expression, long minute)
      throws IOException, InterruptedException {
    return Double.parseDouble(
        get(
                prometheus,
                "/api/v1/query?time=%d&query=%s".formatted(minute * 60, encoded(expression)))
            .at("/data/result/0/value/1")
            .asString(""));
  }

  private static JsonNode get(RealPrometheus prometheus, String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body =
          http.send(
                  HttpRequest.newBuilder(URI.create(prometheus.url() + path)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      JsonNode answer = JsonMapper.shared().readTree(body);
      if (!answer.path("status").asString("").equals("success")) {
        throw new IllegalStateException(body);
      }
      return answer;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void write(Path file, Map<String, List<Point>> series) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Map.Entry<String, List<Point>> entry : series.entrySet()) {
        out.write("# TYPE " + entry.getKey() + " gauge\n");
        for (Point point : entry.getValue()) {
          if (!point.value().equals("NaN")) {
            out.write(
                "%s{slo=\"shop\",service=\"shop\"} %s %d\n"
                    .formatted(entry.getKey(), point.value(), point.seconds()));
          }
        }
      }
      out.write("# EOF\n");
    }
  }
}

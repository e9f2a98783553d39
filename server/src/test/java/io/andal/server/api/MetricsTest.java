package io.andal.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.testing.Promtool;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is exposed is well formed, is what the page says, and Prometheus takes it. */
@Timeout(120)
class MetricsTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
  private static final Pattern TYPE = Pattern.compile("# TYPE (andal_\\w+) (\\w+)");
  private static final Pattern ROW = Pattern.compile("\\| `(andal_\\w+)` \\| (\\w+) \\|.*");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var applied =
        server
            .client(Scope.WRITE)
            .postYaml(
                "/api/v1/apply",
                """
                apiVersion: openslo/v1
                kind: DataSource
                metadata: {name: prom}
                spec:
                  type: Prometheus
                  connectionDetails:
                    url: http://127.0.0.1:1
                    remoteWrite: {url: "http://127.0.0.1:1/api/v1/write"}
                ---
                apiVersion: openslo/v1
                kind: Service
                metadata: {name: shop}
                spec: {}
                ---
                apiVersion: openslo/v1
                kind: SLO
                metadata: {name: shop-orders}
                spec:
                  service: shop
                  budgetingMethod: Occurrences
                  timeWindow: [{duration: 7d, isRolling: true}]
                  objectives: [{displayName: orders, target: 0.99}]
                  indicator:
                    metadata: {name: orders}
                    spec:
                      ratioMetric:
                        counter: true
                        bad: {metricSource: {metricSourceRef: prom, type: Prometheus, spec: {query: errors_total}}}
                        total: {metricSource: {metricSourceRef: prom, type: Prometheus, spec: {query: requests_total}}}
                """);
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    var slo = server.runtime().slos().find("shop-orders").orElseThrow();
    long minute = MinuteRange.minuteOf(Instant.now()) - 5;
    server
        .runtime()
        .slos()
        .record(Map.of(slo.series(), List.of(Slice.of(minute, 95, 100, Quality.COMPLETE))));
    server.runtime().beat();
    server.client(Scope.INGEST).json("POST", "/v1/metrics", "{}");
    server
        .client(Scope.INGEST)
        .send(
            "POST",
            "/api/v1/write",
            "\0",
            "Content-Type",
            "application/x-protobuf",
            "Content-Encoding",
            "snappy");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> scraped(String... accept) {
    return server.client(Scope.READ).get("/metrics", accept);
  }

  @Test
  void promtoolFindsNothingWrong() throws IOException, InterruptedException {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    String metrics = scraped().body();
    assertThat(metrics).contains("andal_otlp_requests_total{status=\"200\"} 1.0");
    Process checker =
        new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    try (OutputStream in = checker.getOutputStream()) {
      String ours =
          metrics
              .lines()
              .filter(line -> line.contains("andal_"))
              .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
      in.write(ours.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(checker.waitFor()).as(said).isZero();
  }

  @Test
  void whoAsksForOpenMetricsGetsIt() {
    HttpResponse<String> plain = scraped();
    assertThat(plain.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain")
        .contains("version=0.0.4");
    assertThat(plain.body()).doesNotContain("# EOF");

    HttpResponse<String> open = scraped("Accept", OPEN_METRICS);
    assertThat(open.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/openmetrics-text")
        .contains("version=1.0.0");
    assertThat(open.body())
        .endsWith("# EOF\n")
        .contains("# TYPE andal_source_readings counter\n")
        .contains("# UNIT andal_slo_target_ratio ratio\n")
        .contains("andal_source_readings_total{")
        .contains("andal_slo_gate{answer=\"yes\",");

    assertThat(scraped("Accept", "nonsense;;").statusCode()).isEqualTo(200);
    assertThat(scraped("Accept", "application/openmetrics-text;q=0.1, text/plain").body())
        .doesNotContain("# EOF");
  }

  @Test
  void thePageTellsWhatIsThereAndNothingElse() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        told.put(row.group(1), row.group(2));
      }
    }
    Map<String, String> there = new TreeMap<>();
    Matcher type = TYPE.matcher(scraped().body());
    while (type.find()) {
      there.put(type.group(1), type.group(2));
    }
    assertThat(told).isEqualTo(there).hasSizeGreaterThan(25);
  }

  @Test
  void theRulesOfThePageAreRules() throws IOException {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    String page = Files.readString(PAGE);
    int start = page.indexOf("groups:\n");
    Promtool.Answer answer = Promtool.check(page.substring(start, page.indexOf("```", start)));
    assertThat(answer.accepted()).as(answer.output()).isTrue();
  }

  @Test
  void aRealPrometheusScrapesIt() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    String token =
        server
            .tokens()
            .create("scraper", EnumSet.of(Scope.READ), Optional.empty(), "test")
            .secret();
    try (RealPrometheus prometheus =
        RealPrometheus.builder()
            .scrapeSeconds(1)
            .scrapes(
                """
                - job_name: andal
                  authorization: {credentials: %s}
                  static_configs: [{targets: ["%s"]}]
                """
                    .formatted(token, URI.create(server.url()).getAuthority()))
            .start()) {
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      JsonNode result = asked(prometheus);
      while (result.isEmpty() && System.nanoTime() < deadline) {
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        result = asked(prometheus);
      }
      assertThat(result.path(0).path("value").path(1).asString()).isEqualTo("0.95");
    }
  }

  private static JsonNode asked(RealPrometheus prometheus) {
    return JsonMapper.shared()
        .readTree(
            new io.andal.server.Browser(prometheus.url().toString())
                .get("/api/v1/query?query=andal_slo_sli_ratio")
                .body())
        .path("data")
        .path("result");
  }
}

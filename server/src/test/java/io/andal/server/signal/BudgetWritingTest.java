package io.andal.server.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.testing.RealPrometheus;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Budgets, written to a real Prometheus and asked of it again. */
@Timeout(120)
class BudgetWritingTest {
  private static final String SLO =
      """
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
      """;

  private static String source(URI url, String version) {
    return """
    apiVersion: openslo/v1
    kind: DataSource
    metadata: {name: prom}
    spec:
      type: Prometheus
      connectionDetails:
        url: %s
        remoteWrite:
          url: %s/api/v1/write
          interval: 1m
          labels: {cluster: eu}
          version: "%s"
    ---
    """
        .formatted(url, url, version);
  }

  /** Ten minutes of 100 requests of which one failed, and a tick. */
  private static Budget measured(TestServer server) {
    SloDefinition slo = server.runtime().slos().find("shop-orders").orElseThrow();
    long now = MinuteRange.minuteOf(Instant.now());
    List<Slice> slices = new ArrayList<>();
    for (long minute = now - 12; minute < now - 2; minute++) {
      slices.add(Slice.of(minute, 99, 100, Quality.COMPLETE));
    }
    server.runtime().slos().record(Map.of(slo.series(), slices));
    server.runtime().beat();
    return server.runtime().slos().budget("shop-orders").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0"})
  void whatPrometheusHasIsWhatAndalSays(String version) throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    try (RealPrometheus prometheus =
            RealPrometheus.builder().flag("--web.enable-remote-write-receiver").start();
        TestServer server = TestServer.start()) {
      var applied =
          server
              .client(Scope.WRITE)
              .postYaml("/api/v1/apply", source(prometheus.url(), version) + SLO);
      assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
      Budget budget = measured(server);
      server.bean(BudgetWriting.class).writeNow();
      await(() -> sent(server) > 0, server);

      assertThat(value(prometheus, "andal_slo_error_budget_remaining_ratio"))
          .isEqualTo(budget.remaining());
      assertThat(value(prometheus, "andal_slo_sli_ratio")).isEqualTo(budget.period().sli());
      assertThat(value(prometheus, "andal_slo_window_events"))
          .isEqualTo(budget.period().totalEvents());
      for (Budget.BurnRate rate : budget.burnRates()) {
        if (rate.window().equals(Duration.ofHours(1))) {
          assertThat(value(prometheus, "andal_slo_burn_rate{window=\"1h\"}"))
              .isEqualTo(rate.rate());
        }
      }
      JsonNode told = Browser.tree(server.client(Scope.READ).get("/api/v1/sources/prom"));
      assertThat(told.path("remoteWrite").path("sent").asLong()).isPositive();
      assertThat(told.path("remoteWrite").path("lastFailure").isNull()).isTrue();
    }
  }

  @Test
  void aPrometheusThatDoesNotReceiveIsSaid() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    try (RealPrometheus prometheus = RealPrometheus.builder().start();
        TestServer server = TestServer.start()) {
      server.client(Scope.WRITE).postYaml("/api/v1/apply", source(prometheus.url(), "1.0") + SLO);
      measured(server);
      server.bean(BudgetWriting.class).writeNow();
      await(() -> server.bean(BudgetWriting.class).health().getFirst().dropped() > 0, server);
      JsonNode told = Browser.tree(server.client(Scope.READ).get("/api/v1/sources/prom"));
      assertThat(told.path("remoteWrite").path("lastFailure").path("remedy").asString())
          .contains("--web.enable-remote-write-receiver");
      assertThat(server.client(Scope.READ).get("/metrics").body())
          .contains("andal_remote_write_up{source=\"prom\"} 0.0");
    }
  }

  private static long sent(TestServer server) {
    return server.bean(BudgetWriting.class).health().getFirst().sent();
  }

  private static void await(java.util.function.BooleanSupplier wanted, TestServer server)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(() -> String.valueOf(server.bean(BudgetWriting.class).health()))
          .isLessThan(deadline);
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
    }
  }

  private static double value(RealPrometheus prometheus, String query) throws Exception {
    String full =
        query.endsWith("}")
            ? query.replace("}", ",slo=\"shop-orders\",cluster=\"eu\"}")
            : query + "{slo=\"shop-orders\",cluster=\"eu\"}";
    URI uri =
        URI.create(
            prometheus.url()
                + "/api/v1/query?query="
                + URLEncoder.encode(full, StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      JsonNode result = JsonMapper.shared().readTree(body).path("data").path("result");
      assertThat(result.size()).as(body).isOne();
      return Double.parseDouble(result.path(0).path("value").path(1).asString());
    }
  }
}

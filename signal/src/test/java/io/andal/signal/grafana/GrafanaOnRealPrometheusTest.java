package io.andal.signal.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Grafana's proxy before a real Prometheus: the numbers are the same. */
class GrafanaOnRealPrometheusTest {
  private static final long START = 1_793_491_200L;
  private static final String PROXY = "/api/datasources/proxy/uid/prom";
  private static final MinuteRange RANGE = new MinuteRange(START / 60 + 1, START / 60 + 20);
  private static final MutableClock CLOCK = new MutableClock(Instant.ofEpochSecond(START + 1_500));

  private static RealPrometheus prometheus;
  private static HttpServer proxy;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    StringBuilder history = new StringBuilder("# TYPE shop counter\n");
    for (String code : List.of("200", "500")) {
      for (int i = 0; i <= 80; i++) {
        history.append(
            "shop_total{code=\"%s\"} %d %d\n"
                .formatted(code, i * (code.equals("200") ? 40 : 3), START + i * 15L));
      }
    }
    prometheus = RealPrometheus.withHistory(history.append("# EOF\n").toString());
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/api/datasources/uid/prom",
        exchange ->
            send(exchange, 200, "{\"uid\":\"prom\",\"name\":\"P\",\"type\":\"prometheus\"}"));
    proxy.createContext(PROXY, GrafanaOnRealPrometheusTest::forward);
    proxy.start();
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      proxy.stop(0);
      prometheus.close();
    }
  }

  private static void forward(HttpExchange exchange) throws IOException {
    boolean allowed =
        "Bearer glsa_x".equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && "7".equals(exchange.getRequestHeaders().getFirst("X-Grafana-Org-Id"));
    if (!allowed) {
      send(exchange, 401, "{\"message\":\"Unauthorized\"}");
      return;
    }
    String path = exchange.getRequestURI().toString().substring(PROXY.length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI there = prometheus.url().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(there);
    if (exchange.getRequestMethod().equals("POST")) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Indicator ratio(String part, String total, boolean counter) {
    return new Indicator.Ratio(
        "g", new Metric(Map.of("query", part)), true, new Metric(Map.of("query", total)), counter);
  }

  @Test
  void itsNumbersAreThoseOfThePrometheusBehindIt() throws Exception {
    List<Indicator> both =
        List.of(
            ratio("shop_total{code=\"500\"}", "shop_total", true),
            ratio(
                "sum(increase(shop_total{code=\"500\"}[{{.window}}]))",
                "sum(increase(shop_total[{{.window}}]))",
                false));
    Map<String, Object> details =
        Map.of(
            "url",
            "http://127.0.0.1:" + proxy.getAddress().getPort() + "/",
            "token",
            "glsa_x",
            "orgId",
            7,
            "datasource",
            "prom");
    try (SignalSource plain =
            PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), CLOCK);
        SignalSource grafana = GrafanaSources.open("g", details, CLOCK)) {
      List<Reading> read = grafana.read(both, RANGE);
      assertThat(read).isEqualTo(plain.read(both, RANGE));
      assertThat(((Reading.Slices) read.getFirst()).slices())
          .allMatch(slice -> slice.quality() == Quality.COMPLETE);
      assertThat(((Reading.Slices) read.getFirst()).slices().stream().mapToLong(Slice::total).sum())
          .isEqualTo(19 * 4 * 43 * Slice.SCALE);
    }
  }
}

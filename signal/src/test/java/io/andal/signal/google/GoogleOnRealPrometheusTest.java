package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Google's PromQL endpoint, played before a real Prometheus: the numbers are the same. */
class GoogleOnRealPrometheusTest {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static final MinuteRange RANGE = new MinuteRange(START / 60 + 1, START / 60 + 20);
  private static final MutableClock CLOCK = new MutableClock(Instant.ofEpochSecond(START + 1_500));
  private static final String BELOW = "/v1/projects/pumps/location/global/prometheus";
  private static final Indicator WINDOW =
      ratio(
          "sum(increase(shop_total{code=\"500\"}[{{.window}}]))",
          "sum(increase(shop_total[{{.window}}]))");
  private static final Indicator EXACT = ratio("shop_total{code=\"500\"}", "shop_total");
  private static final Indicator VALUE =
      new Indicator.Threshold(
          "google", new Metric(Map.of("query", "sum(rate(shop_total[2m]))")), Comparison.GT, 1);

  private static RealPrometheus prometheus;
  private static HttpClient client;
  private FakeGoogle google;

  @BeforeAll
  static void start() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    StringBuilder history = new StringBuilder("# TYPE shop counter\n");
    for (String code : List.of("200", "500")) {
      for (int i = 0; i <= 80; i++) {
        history.append(
            "shop_total{job=\"shop\",instance=\"a\",code=\"%s\"} %d %d\n"
                .formatted(code, i * (code.equals("200") ? 40 : 3), START + i * 15L));
      }
    }
    history.append("# TYPE http_requests counter\n");
    for (int i = 0; i <= 80; i++) {
      history.append(
          "http_requests_total{job=\"web\",instance=\"a\",code=\"200\"} %d %d\n"
              .formatted(i * 10, START + i * 15L));
    }
    prometheus = RealPrometheus.withHistory(history.append("# EOF\n").toString());
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      client.close();
      prometheus.close();
    }
  }

  @BeforeEach
  void open() {
    google = new FakeGoogle(GoogleOnRealPrometheusTest::forward);
  }

  @AfterEach
  void close() {
    google.close();
  }

  private static void forward(HttpExchange exchange, FakeGoogle.Seen request) throws IOException {
    URI uri =
        prometheus.url().resolve(exchange.getRequestURI().toString().substring(BELOW.length()));
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .method(
                      request.method(),
                      HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      FakeGoogle.send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itsNumbersAreThoseOfThePrometheusBehindIt() throws Exception {
    try (SignalSource source = Google.open(google, Map.of(), CLOCK);
        SignalSource plain =
            PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), CLOCK)) {
      List<Reading> read = source.read(List.of(WINDOW, VALUE), RANGE);
      assertThat(read).isEqualTo(plain.read(List.of(WINDOW, VALUE), RANGE));
      assertThat(((Reading.Slices) read.getFirst()).slices())
          .allMatch(slice -> slice.quality() == Quality.ESTIMATED && slice.total() > 0);
      assertThat(google.requests)
          .filteredOn(one -> one.path().endsWith("/query_range"))
          .isNotEmpty()
          .allMatch(one -> one.path().startsWith(BELOW));
    }
  }

  @Test
  void countersAreNotCountedThroughAnEndpointThatPromisesNoSamples() throws Exception {
    try (SignalSource source = Google.open(google, Map.of(), CLOCK)) {
      Reading.Failed failed = (Reading.Failed) source.read(List.of(EXACT), RANGE).getFirst();
      assertThat(failed.failure().cause()).isEqualTo(Cause.BAD_QUERY);
      assertThat(failed.failure().remedy()).contains("filter", "{{.window}}");
      assertThat(google.requests).isEmpty();
    }
  }

  @Test
  void thePrometheusTypeMayShowGooglesTokensToo() throws Exception {
    Map<String, Object> details =
        Map.of(
            "url",
            google.url() + BELOW,
            "google",
            Map.of("credentials", TestKey.reference(TestKey.json(google.url() + "/token"))));
    try (SignalSource source = PrometheusSources.open("google", details, CLOCK);
        SignalSource plain =
            PrometheusSources.open("p", Map.of("url", prometheus.url().toString()), CLOCK)) {
      List<Reading> read = source.read(List.of(EXACT, WINDOW), RANGE);
      assertThat(read).isEqualTo(plain.read(List.of(EXACT, WINDOW), RANGE));
      assertThat(((Reading.Slices) read.getFirst()).slices().stream().mapToLong(Slice::total).sum())
          .isEqualTo(19 * 4 * 43 * Slice.SCALE);
      assertThat(google.requests).filteredOn(one -> one.path().equals("/token")).hasSize(1);
    }
  }

  @Test
  void whatIsSuggestedInPromqlCanBeAskedHere() throws Exception {
    google.answerer =
        (exchange, request) -> {
          if (request.path().startsWith(BELOW)) {
            forward(exchange, request);
          } else {
            FakeGoogle.send(exchange, 404, FakeGoogle.error(404, "NOT_FOUND", "No metric."));
          }
        };
    try (GoogleCloudSource source = Google.open(google, Map.of(), CLOCK)) {
      List<Suggestion> suggestions = source.suggest();
      assertThat(suggestions).isNotEmpty().extracting(Suggestion::service).contains("web");
      for (Suggestion one : suggestions) {
        assertThat(
                ((Reading.Slices) source.read(List.of(one.indicator()), RANGE).getFirst()).slices())
            .allMatch(slice -> slice.quality() == Quality.ESTIMATED && slice.total() > 0);
      }
    }
  }

  @Test
  void aRefusalSaysWhatMendsIt() throws Exception {
    google.answerer =
        (exchange, _) ->
            FakeGoogle.send(
                exchange, 403, FakeGoogle.error(403, "PERMISSION_DENIED", google.token));
    try (SignalSource source = Google.open(google, Map.of(), CLOCK)) {
      Reading.Failed failed = (Reading.Failed) source.read(List.of(WINDOW), RANGE).getFirst();
      assertThat(failed.failure().cause()).isEqualTo(Cause.DENIED);
      assertThat(failed.failure().remedy()).contains("roles/monitoring.viewer");
      assertThat(failed.failure().toString()).doesNotContain(google.token);
    }
  }

  private static Indicator ratio(String bad, String total) {
    return new Indicator.Ratio(
        "google", new Metric(Map.of("query", bad)), true, new Metric(Map.of("query", total)), true);
  }
}

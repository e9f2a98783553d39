package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.testing.MutableClock;
import io.andal.testing.RealPrometheus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found in a real Prometheus that several kinds of services fill. */
class SuggestionsOnRealPrometheusTest {
  /** 2026-11-01T00:00Z. */
  private static final long START = 1_793_491_200L;

  private static RealPrometheus prometheus;
  private static SuggestingSource source;
  private static List<Suggestion> found;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    prometheus = RealPrometheus.withHistory(history());
    source =
        (SuggestingSource)
            PrometheusSources.open(
                "p",
                Map.of("url", prometheus.url().toString()),
                new MutableClock(Instant.ofEpochSecond(START + 3660)));
    found = source.suggest();
  }

  @AfterAll
  static void stop() {
    if (prometheus != null) {
      source.close();
      prometheus.close();
    }
  }

  private static String history() {
    StringBuilder text =
        new StringBuilder("# TYPE http_server_request_duration_seconds histogram\n");
    String otel = "http_server_request_duration_seconds";
    String commands = "job=\"shop/commands\",service_name=\"commands\"";
    for (String code : List.of("200", "503")) {
      double pace = code.equals("200") ? 100 : 1;
      String labels = commands + ",http_response_status_code=\"" + code + "\"";
      counter(text, otel + "_bucket{" + labels + ",le=\"0.1\"}", pace * 0.5);
      counter(text, otel + "_bucket{" + labels + ",le=\"0.3\"}", pace * 0.97);
      counter(text, otel + "_bucket{" + labels + ",le=\"+Inf\"}", pace);
      counter(text, otel + "_count{" + labels + "}", pace);
    }
    text.append("# TYPE http_requests counter\n");
    counter(text, "http_requests_total{job=\"shop\",namespace=\"eu\",code=\"200\"}", 20);
    counter(text, "http_requests_total{job=\"shop\",namespace=\"us\",code=\"200\"}", 10);
    counter(text, "http_requests_total{job=\"shop\",namespace=\"us\",code=\"500\"}", 1);
    text.append("# TYPE grpc_server_handled counter\n");
    counter(text, "grpc_server_handled_total{job=\"identity\",grpc_code=\"OK\"}", 5);
    counter(text, "grpc_server_handled_total{job=\"identity\",grpc_code=\"NotFound\"}", 5);
    text.append("# TYPE istio_requests counter\n");
    for (String side : List.of("source", "destination")) {
      counter(
          text,
          ("istio_requests_total{job=\"envoy\",reporter=\"%s\",destination_service_name=\"alarms\","
                  + "response_code=\"200\"}")
              .formatted(side),
          2);
    }
    text.append("# TYPE http_client_requests counter\n");
    counter(text, "http_client_requests_total{job=\"shop\",code=\"200\"}", 9);
    text.append("# TYPE acme_http_requests counter\n");
    counter(text, "acme_http_requests_total{job=\"acme\",status=\"200\"}", 1);
    return text.append("# EOF\n").toString();
  }

  private static void counter(StringBuilder text, String series, double pace) {
    for (int i = 0; i <= 61; i++) {
      text.append(
          String.format(
              Locale.ROOT, "%s %.0f %d\n", series, 1000 + i * pace * 100, START + i * 60L));
    }
  }

  @Test
  void whatServicesAnswerIsFoundTheBusiestFirst() {
    assertThat(found)
        .extracting(Suggestion::id)
        .containsExactly(
            "commands/http_server_request_duration_seconds/availability",
            "commands/http_server_request_duration_seconds/latency",
            "eu/shop/http_requests_total/availability",
            "us/shop/http_requests_total/availability",
            "identity/grpc_server_handled_total/availability",
            "alarms/istio_requests_total/availability",
            "acme/acme_http_requests_total/availability");
  }

  @Test
  void availabilitySelectsWhatTheServiceFailed() {
    assertThat(found.getFirst())
        .isEqualTo(
            new Suggestion(
                "commands/http_server_request_duration_seconds/availability",
                "commands",
                Aspect.AVAILABILITY,
                "HTTP requests without server errors",
                ratio(
                    "http_server_request_duration_seconds_count{service_name=\"commands\","
                        + "http_response_status_code=~\"5..\"}",
                    true,
                    "http_server_request_duration_seconds_count{service_name=\"commands\"}"),
                found.getFirst().evidence()));
    assertThat(found.getFirst().evidence())
        .matches("60\\d,\\d{3} requests in the last hour, 60\\d\\d failed");
  }

  @Test
  void latencyHasABoundThatIsThere() {
    Suggestion latency = found.get(1);
    assertThat(latency.title()).isEqualTo("HTTP requests answered within 0.3 s");
    assertThat(latency.indicator())
        .isEqualTo(
            ratio(
                "http_server_request_duration_seconds_bucket{service_name=\"commands\",le=\"0.3\"}",
                false,
                "http_server_request_duration_seconds_count{service_name=\"commands\"}"));
    assertThat(latency.evidence()).contains("97.0 % of them within 0.3 s");
  }

  private static Indicator ratio(String part, boolean partIsBad, String total) {
    return new Indicator.Ratio(
        "p",
        ExactCountOnRealPrometheusTest.metric(part),
        partIsBad,
        ExactCountOnRealPrometheusTest.metric(total),
        true);
  }

  @Test
  void bothSidesOfAMeshCountOnce() {
    Indicator.Ratio mesh = (Indicator.Ratio) found.get(5).indicator();
    assertThat(mesh.total().text("query"))
        .isEqualTo(
            "istio_requests_total{destination_service_name=\"alarms\",reporter=\"destination\"}");
  }

  @Test
  void everySuggestionCanBeRead() throws Exception {
    MinuteRange range = new MinuteRange(START / 60 + 10, START / 60 + 20);
    List<Reading> readings = source.read(found.stream().map(Suggestion::indicator).toList(), range);
    assertThat(readings)
        .allSatisfy(
            reading ->
                assertThat(((Reading.Slices) reading).slices())
                    .allMatch(slice -> slice.measured() && slice.total() > 0));
  }
}

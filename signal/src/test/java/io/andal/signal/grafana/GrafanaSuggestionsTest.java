package io.andal.signal.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.signal.Indicator;
import io.andal.signal.SourceException;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.testing.MutableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrafanaSuggestionsTest {
  private static final String PROXY = "/api/datasources/proxy/uid/prom/api/v1/";
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final FakeGrafana grafana = new FakeGrafana();
  private final Map<String, Object> details = new HashMap<>(grafana.details());

  @AfterEach
  void close() {
    grafana.close();
  }

  @Test
  void whatThePrometheusBehindItHasIsSuggestedWithItsDataSource() throws Exception {
    details.remove("datasource");
    grafana.answers.put(
        "GET /api/datasources",
        "[{\"uid\":\"logs\",\"type\":\"loki\"},{\"uid\":\"prom\",\"name\":\"P\",\"type\":\"prometheus\"}]");
    grafana.answers.put(
        "GET " + PROXY + "label/__name__/values",
        "{\"status\":\"success\",\"data\":[\"http_requests_total\"]}");
    grafana.answers.put("POST " + PROXY + "query", vector());
    grafana.answers.put("GET " + PROXY + "query", vector());
    try (SuggestingSource source = (SuggestingSource) GrafanaSources.open("g", details, clock)) {
      List<Suggestion> suggestions = source.suggest();
      assertThat(suggestions).isNotEmpty();
      assertThat(suggestions.getFirst().id()).startsWith("prom/");
      assertThat(suggestions.getFirst().indicator())
          .isInstanceOfSatisfying(
              Indicator.Ratio.class,
              ratio -> {
                assertThat(ratio.source()).isEqualTo("g");
                assertThat(ratio.total().text("datasource")).isEqualTo("prom");
                assertThat(ratio.part().text("datasource")).isEqualTo("prom");
              });
    }
  }

  private static String vector() {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
        + "{\"metric\":{\"job\":\"orders\",\"code\":\"200\"},\"value\":[1795341600,\"900\"]},"
        + "{\"metric\":{\"job\":\"orders\",\"code\":\"500\"},\"value\":[1795341600,\"9\"]}]}}";
  }

  @Test
  void whoMayNotLookIsTold() throws Exception {
    details.remove("datasource");
    grafana.answer(
        "GET /api/datasources", 403, "{\"message\":\"Permissions needed: datasources:read\"}");
    try (SuggestingSource source = (SuggestingSource) GrafanaSources.open("g", details, clock)) {
      assertThatThrownBy(source::suggest)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("datasources:read");
    }
  }
}

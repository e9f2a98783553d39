package io.andal.server.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.signal.TrackedIndicator;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replays and advice through the REST interface of a real server. */
class AdviceDoorsTest {
  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: orders}
      spec:
        service: shop
        indicator:
          metadata: {name: orders}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: apps, spec: {query: '%s'}}}
              total: {metricSource: {metricSourceRef: apps, spec: {query: '{"orders"}'}}}
        timeWindow: [{duration: 7d, isRolling: true}]
        budgetingMethod: Occurrences
        objectives: [{displayName: Orders, target: %s}]
      """;
  private static final String REST =
      """
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: shop}
      spec: {description: Sells}
      ---
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: apps}
      spec: {type: OTLP, connectionDetails: {}}
      """;
  private static final String BAD = "{\"orders\", \"ok\"=\"no\"}";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    HttpResponse<String> applied =
        server
            .client(Scope.WRITE)
            .send(
                "POST",
                "/api/v1/apply",
                SLO.formatted(BAD, "0.99") + REST,
                "Content-Type",
                "application/yaml");
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    long now = MinuteRange.minuteOf(server.runtime().clock().instant());
    TrackedIndicator tracked = server.runtime().slos().tracked().getFirst();
    List<Slice> minutes = new ArrayList<>();
    for (long minute = now - 20 * 1_440; minute < now; minute++) {
      boolean outage = now - minute > 4_000 && now - minute < 4_060;
      minutes.add(Slice.of(minute, outage ? 60 : 99.9, 100, Quality.COMPLETE));
    }
    server.runtime().slos().record(Map.of(tracked.series(), minutes));
    server.runtime().beat();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aReplayComparesAnotherTargetWithTheOneInForce() {
    JsonNode replay = replay(Map.of("target", 0.9, "days", 20), 200);

    assertThat(replay.path("before").path("target").asDouble()).isEqualTo(0.99);
    assertThat(replay.path("before").path("pages").asInt()).isEqualTo(1);
    assertThat(replay.path("after").path("target").asDouble()).isEqualTo(0.9);
    assertThat(replay.path("after").path("pages").asInt()).isZero();
    assertThat(replay.path("after").path("points")).hasSizeGreaterThan(100);
  }

  @Test
  void aReplayTriesADocumentWithoutPuttingItInForce() {
    String monthly = SLO.formatted(BAD, "0.95").replace("7d", "3d");

    JsonNode replay = replay(Map.of("document", monthly), 200);

    assertThat(replay.path("after").path("window").asString()).isEqualTo("3d");
    assertThat(replay.path("after").path("target").asDouble()).isEqualTo(0.95);
    assertThat(server.runtime().slos().find("orders").orElseThrow().target()).isEqualTo(0.99);
  }

  @Test
  void aRefusedDocumentIsToldWithItsProblems() {
    JsonNode problem = replay(Map.of("document", SLO.formatted(BAD, "1.5")), 422);

    assertThat(problem.path("problems").get(0).path("line").asInt()).isPositive();
  }

  @Test
  void aChangedIndicatorHasNoHistory() {
    JsonNode problem = replay(Map.of("document", SLO.formatted("{\"other\"}", "0.99")), 422);

    assertThat(problem.path("detail").asString()).contains("has no history yet");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    replay(Map.of("days", 401), 400);
    replay(Map.of("target", 1), 400);
    assertThat(get("/api/v1/slos/orders/advice?days=0").statusCode()).isEqualTo(400);
    assertThat(get("/api/v1/slos/nothing/advice").statusCode()).isEqualTo(404);
  }

  @Test
  void adviceNamesTargetsAndFindings() {
    JsonNode advice = Browser.tree(get("/api/v1/slos/orders/advice?days=20"));

    assertThat(advice.path("candidates")).hasSizeGreaterThan(12);
    assertThat(advice.path("distribution").path("windows").asInt()).isPositive();
    assertThat(advice.path("recommendation").path("target").asDouble()).isBetween(0.98, 0.999);
  }

  @Test
  void aTokenThatMayOnlyReadMayReplayAndOneForTheGateMayNot() {
    assertThat(
            server.client(Scope.GATE).json("POST", "/api/v1/slos/orders/replay", "{}").statusCode())
        .isEqualTo(403);
  }

  private static HttpResponse<String> get(String path) {
    return server.client(Scope.READ).get(path);
  }

  private static JsonNode replay(Map<String, Object> body, int status) {
    HttpResponse<String> response =
        server
            .client(Scope.READ)
            .json(
                "POST", "/api/v1/slos/orders/replay", JsonMapper.shared().writeValueAsString(body));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Browser.tree(response);
  }
}

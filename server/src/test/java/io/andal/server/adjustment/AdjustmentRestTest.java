package io.andal.server.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.testing.MutableClock;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Adjustments and annotations through the doors of a whole server. */
class AdjustmentRestTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String DOCUMENTS =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: metrics}
      spec: {type: OTLP, connectionDetails: {}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands}
      spec: {}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: controls}
      spec: {type: team, children: []}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: commands-accepted}
      spec:
        service: commands
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        objectives: [{target: 0.99}]
        indicator:
          metadata: {name: accepted}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: metrics, spec: {query: '{"failures"}'}}}
              total: {metricSource: {metricSourceRef: metrics, spec: {query: '{"requests"}'}}}
      """;

  private final MutableClock clock = new MutableClock(NOW);
  private final TestServer server = TestServer.start(clock);
  private final Browser client = server.client(Scope.ADMIN);

  /** An hour of failures began two hours ago; all else was well. */
  @BeforeEach
  void haveAnOutage() {
    HttpResponse<String> applied =
        client.send("POST", "/api/v1/apply", DOCUMENTS, "Content-Type", "application/yaml");
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    SloDefinition slo = server.runtime().slos().find("commands-accepted").orElseThrow();
    long now = MinuteRange.minuteOf(NOW);
    List<Slice> slices = new ArrayList<>();
    for (long minute = now - 31 * 1_440; minute < now; minute++) {
      boolean outage = minute >= now - 120 && minute < now - 60;
      slices.add(Slice.of(minute, outage ? 0 : 1_000, 1_000, Quality.COMPLETE));
    }
    server.runtime().slos().record(Map.of(slo.series(), slices));
    server.runtime().beat();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static final String OUTAGE =
      """
      {"slos": ["commands-accepted"], "from": "2026-11-22T08:00:00Z", "to": "2026-11-22T09:00:00Z",
       "reason": "The \\"probe\\" was wrong: yes", "category": "false-measurement",
       "decidedBy": "group:controls"}
      """;

  private JsonNode tree(String path) {
    HttpResponse<String> answer = client.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Browser.tree(answer);
  }

  @Test
  void aQuickAdjustmentIsADocumentAndThePastIsCountedAnew() {
    double before = tree("/api/v1/slos/commands-accepted/budget").path("remaining").asDouble();
    assertThat(before).isLessThan(0.9);

    HttpResponse<String> made = client.json("POST", "/api/v1/adjustments", OUTAGE);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String name = Browser.tree(made).path("name").asString();
    assertThat(name).isEqualTo("commands-accepted-202611220800");
    assertThat(tree("/api/v1/documents/BudgetAdjustment/" + name).at("/spec/reason").asString())
        .isEqualTo("The \"probe\" was wrong: yes");
    assertThat(client.get("/api/v1/audit").body()).contains("BudgetAdjustment/" + name);

    JsonNode both = tree("/api/v1/slos/commands-accepted/adjustments");
    assertThat(both.at("/counted/remaining").asDouble()).isEqualTo(1);
    // The collector may find the last minutes missing meanwhile.
    assertThat(both.at("/unadjusted/remaining").asDouble()).isCloseTo(before, Offset.offset(1e-4));
    assertThat(both.at("/adjustments/0/inWindow/0/from").asString())
        .isEqualTo("2026-11-22T08:00:00Z");
    assertThat(client.json("POST", "/api/v1/adjustments", OUTAGE).statusCode()).isEqualTo(412);
    client.send("DELETE", "/api/v1/documents/BudgetAdjustment/" + name, "");
    assertThat(tree("/api/v1/slos/commands-accepted/budget").path("remaining").asDouble())
        .isCloseTo(before, Offset.offset(1e-4));
  }

  @Test
  void anAdjustmentThatCannotBeMeantIsRefusedWithAllProblems() {
    HttpResponse<String> backwards =
        client.json("POST", "/api/v1/adjustments", OUTAGE.replace("T09:", "T07:"));
    assertThat(backwards.statusCode()).isEqualTo(422);
    assertThat(Browser.tree(backwards).path("detail").asString()).contains("ends at");
    assertThat(Browser.tree(backwards).at("/problems/0/rule").asString())
        .isEqualTo("adjustment-end");
    HttpResponse<String> nobody =
        client.json("POST", "/api/v1/adjustments", OUTAGE.replace("group:controls", "user:nobody"));
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(client.json("POST", "/api/v1/adjustments", "{\"slos\": [\"x\"]}").statusCode())
        .isEqualTo(400);
    assertThat(server.client(Scope.READ).json("POST", "/api/v1/adjustments", OUTAGE).statusCode())
        .isEqualTo(403);
  }

  private HttpResponse<String> note(String body) {
    return client.json("POST", "/api/v1/annotations", body);
  }

  @Test
  void aDeploymentIsNotedOnceAndItsEffectIsTold() {
    String deployment =
        """
        {"category": "deployment", "service": "commands", "title": "v1.4.2", "key": "build-7",
         "at": "2026-11-22T08:00:00Z", "link": "https://ci.pumps.example/7"}
        """;
    HttpResponse<String> noted = note(deployment);
    assertThat(noted.statusCode()).as(noted.body()).isEqualTo(201);
    String id = Browser.tree(noted).path("id").asString();
    HttpResponse<String> again = note(deployment.replace("v1.4.2", "v1.4.3"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(Browser.tree(again).path("title").asString()).isEqualTo("v1.4.2");

    JsonNode effect = tree("/api/v1/annotations/" + id + "/effect").at("/slos/0");
    assertThat(effect.path("slo").asString()).isEqualTo("commands-accepted");
    assertThat(effect.at("/hour/verdict").asString()).isEqualTo("worse");
    assertThat(effect.at("/hour/after/bad").asDouble()).isEqualTo(60_000);
    assertThat(effect.at("/day/before/bad").asDouble()).isZero();
    assertThat(effect.path("consumed").asDouble()).isBetween(0.13, 0.15);
    assertThat(client.get("/api/v1/annotations/" + id + "/effect?slo=none").statusCode())
        .isEqualTo(404);

    assertThat(client.get("/api/v1/audit").body()).contains("annotation.create");
    assertThat(client.send("DELETE", "/api/v1/annotations/" + id, "").statusCode()).isEqualTo(204);
    assertThat(client.get("/api/v1/annotations/" + id).statusCode()).isEqualTo(404);
    assertThat(client.get("/api/v1/audit").body()).contains("annotation.delete");
  }

  @Test
  void changesOfDocumentsAreAmongWhatHappenedAndEachIsOnOnePageOnly() {
    for (int i = 0; i < 5; i++) {
      clock.advance(java.time.Duration.ofMinutes(1));
      note("{\"category\": \"note\", \"title\": \"note " + i + "\"}");
    }
    client.send(
        "POST",
        "/api/v1/apply",
        DOCUMENTS.replace("target: 0.99", "target: 0.995"),
        "Content-Type",
        "application/yaml");
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = tree("/api/v1/annotations?slo=commands-accepted&limit=2&cursor=" + cursor);
      page.path("items").forEach(one -> ids.add(one.path("id").asString()));
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    assertThat(ids).hasSize(7).hasSameSizeAs(new TreeSet<>(ids));
    JsonNode changed =
        tree("/api/v1/annotations?category=configuration&service=commands").at("/items/0");
    assertThat(changed.path("title").asString()).isEqualTo("SLO/commands-accepted changed");
    assertThat(changed.path("author").asString()).isEqualTo("token:test");
    assertThat(tree("/api/v1/annotations?category=incident").path("items").size()).isZero();
  }

  @Test
  void whatCannotBeNotedIsToldWhy() {
    HttpResponse<String> unknown =
        note("{\"category\": \"note\", \"title\": \"x\", \"service\": \"comands\"}");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(Browser.tree(unknown).path("detail").asString()).contains("Did you mean 'commands'");
    assertThat(note("{\"category\": \"note\"}").statusCode()).isEqualTo(422);
    assertThat(note("{\"category\": \"party\", \"title\": \"x\"}").statusCode()).isEqualTo(400);
    assertThat(note("{\"category\": \"note\", \"title\": \"x\", \"at\": \"noon\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            note("{\"category\": \"note\", \"title\": \"x\", \"link\": \"javascript:alert(1)\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(client.get("/api/v1/annotations?cursor=bm9wZQ").statusCode()).isEqualTo(400);
    assertThat(client.get("/api/v1/annotations?slo=none").statusCode()).isEqualTo(404);
    String harmless = "{\"category\": \"note\", \"title\": \"x\"}";
    assertThat(server.client(Scope.READ).json("POST", "/api/v1/annotations", harmless).statusCode())
        .isEqualTo(403);
    assertThat(
            server.client(Scope.WRITE).json("POST", "/api/v1/annotations", harmless).statusCode())
        .isEqualTo(201);
  }
}

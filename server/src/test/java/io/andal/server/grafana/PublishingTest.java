package io.andal.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.testing.MutableClock;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a Grafana is told, from slices and documents to its API. */
class PublishingTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final KeepingGrafana grafana = new KeepingGrafana();

  @AfterEach
  void close() {
    grafana.close();
  }

  private void apply(TestServer server, String more) throws Exception {
    Path token = Files.createTempFile("andal", ".token");
    Files.writeString(token, KeepingGrafana.TOKEN);
    String documents =
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: grafana}
        spec:
          type: Grafana
          connectionDetails:
            url: %s
            token: ${file:%s}
            datasource: prom
            publish:
              annotations: true
              dashboards: {folder: Reliability, datasource: prom%s}
        ---
        apiVersion: openslo/v1
        kind: Service
        metadata: {name: commands}
        spec: {}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: commands-accepted, displayName: Commands are accepted}
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
                bad: {metricSource: {metricSourceRef: grafana, spec: {query: 'failures{}'}}}
                total: {metricSource: {metricSourceRef: grafana, spec: {query: 'requests{}'}}}
        """
            .formatted(grafana.url(), token, more);
    HttpResponse<String> answer = server.client(Scope.ADMIN).postYaml("/api/v1/apply", documents);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void record(TestServer server, long minutes, int good) {
    server.record("commands-accepted", clock.instant(), minutes, good);
    server.runtime().beat();
  }

  private static JsonNode publish(TestServer server) {
    HttpResponse<String> answer =
        server.client(Scope.ADMIN).json("POST", "/api/v1/sources/grafana/publish", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Browser.tree(answer);
  }

  private Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    grafana.annotations.values().forEach(one -> kinds.add(one.path("tags").path(1).asString()));
    return kinds;
  }

  @Test
  void budgetsGatesAlertsAndNotesAreTold() throws Exception {
    Path folder = TestServer.folder();
    try (TestServer server = TestServer.start(TestServer.options(folder), clock)) {
      apply(server, "");
      record(server, 31 * 1_440, 10);
      server
          .client(Scope.ADMIN)
          .json(
              "POST",
              "/api/v1/annotations",
              """
              {"category":"deployment","title":"v2 <script>","service":"commands",
               "from":"2026-11-22T09:00:00Z"}
              """);
      assertThat(publish(server).at("/annotations/failure").isNull()).isTrue();
      assertThat(kinds()).contains("deployment").doesNotContain("budget-exhausted", "alert");

      clock.advance(Duration.ofMinutes(1));
      record(server, 600, 0);
      publish(server);
      assertThat(kinds()).contains("deployment", "budget-exhausted", "gate-closed", "alert");
      assertThat(grafana.annotations.values())
          .noneMatch(one -> one.path("text").asString().contains("<script>"));
      assertThat(grafana.annotations.values())
          .filteredOn(one -> one.path("tags").path(1).asString().equals("budget-exhausted"))
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.path("text").asString()).contains("Commands are accepted");
                assertThat(one.path("tags").toString()).contains("slo:commands-accepted");
                assertThat(one.has("timeEnd")).isFalse();
              });
    }
    int told = grafana.annotations.size();
    clock.advance(Duration.ofMinutes(1));
    try (TestServer server = TestServer.start(TestServer.options(folder), clock)) {
      record(server, 600, 10);
      publish(server);
      assertThat(grafana.annotations).hasSize(told);
      assertThat(grafana.annotations.values())
          .filteredOn(one -> one.path("tags").path(1).asString().equals("budget-exhausted"))
          .allMatch(one -> one.path("timeEnd").asLong() == clock.millis());
    }
  }

  @Test
  void dashboardsAreKeptAsDocumentsWantThem() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, "");
      assertThat(publish(server).at("/dashboards/there").asLong()).isEqualTo(2);
      assertThat(grafana.folders.values())
          .singleElement()
          .satisfies(
              folder -> assertThat(folder.path("title").asString()).isEqualTo("Reliability"));
      assertThat(grafana.dashboards.keySet()).hasSize(2).allMatch(uid -> uid.startsWith("andal-"));
      assertThat(grafana.dashboards.values())
          .allSatisfy(
              one -> {
                assertThat(one.path("folderUid").asString())
                    .isEqualTo(grafana.folders.keySet().iterator().next());
                assertThat(one.toString()).contains("\"uid\":\"prom\"").doesNotContain("${data");
              });

      apply(server, ", overview: false");
      publish(server);
      assertThat(grafana.dashboards).hasSize(1);
    }
  }

  @Test
  void aDashboardOfSomebodyElseIsLeftAlone() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, "");
      publish(server);
      var foreign = grafana.dashboards.values().iterator().next();
      foreign.withObject("dashboard").putArray("tags").add("mine");
      String before = foreign.toString();
      JsonNode failure = publish(server).at("/dashboards/failure");
      assertThat(failure.path("message").asString()).contains("in the place of");
      assertThat(grafana.dashboards.values()).anyMatch(one -> one.toString().equals(before));
    }
  }

  @Test
  void whyNothingArrivesIsTold() throws Exception {
    try (TestServer server = TestServer.start(clock)) {
      apply(server, "");
      grafana.refusal = 403;
      JsonNode state = publish(server);
      assertThat(server.client(Scope.READ).get("/sources").body())
          .contains("Dashboards written there")
          .contains("Permissions needed");
      assertThat(state.at("/dashboards/failure/cause").asString()).isEqualTo("denied");
      assertThat(
              Browser.tree(server.client(Scope.READ).get("/api/v1/sources/grafana/publishing"))
                  .path("source")
                  .asString())
          .isEqualTo("grafana");
      assertThat(List.of(404, 403))
          .contains(
              server
                  .client(Scope.READ)
                  .json("POST", "/api/v1/sources/grafana/publish", "")
                  .statusCode());
      assertThat(server.client(Scope.READ).get("/api/v1/sources/other/publishing").statusCode())
          .isEqualTo(404);
    }
  }
}

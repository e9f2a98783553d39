package io.andal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.security.Scope;
import io.andal.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A policy's incident on the timeline, from slices to REST, across a restart. */
class IncidentNotesTest {
  private static final String DOCUMENTS =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: metrics}
      spec: {type: Prometheus, connectionDetails: {url: "http://127.0.0.1:9"}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: commands}
      spec: {}
      ---
      apiVersion: andal.io/v1
      kind: BudgetPolicy
      metadata: {name: careful}
      spec:
        selector: {services: [commands]}
        steps:
          - name: broken
            when: {budgetAtMost: 95%, burnRate: {window: 1h, atLeast: 14.4}}
            then: openIncident
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
              bad: {metricSource: {metricSourceRef: metrics, spec: {query: 'failures{}'}}}
              total: {metricSource: {metricSourceRef: metrics, spec: {query: 'requests{}'}}}
      """;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));

  private void record(TestServer server, long minutes, int good) {
    server.record("commands-accepted", clock.instant(), minutes, good);
    server.runtime().beat();
  }

  private static JsonNode incidents(TestServer server) {
    return Browser.tree(server.client(Scope.READ).get("/api/v1/annotations?category=incident"))
        .path("items");
  }

  @Test
  void anIncidentIsNotedOnceAndItsEndToo() {
    Path folder = TestServer.folder();
    try (TestServer server = TestServer.start(TestServer.options(folder), clock)) {
      server.client(Scope.ADMIN).postYaml("/api/v1/apply", DOCUMENTS);
      record(server, 31 * 1_440, 10);
      assertThat(incidents(server)).isEmpty();

      record(server, 60, 0);
      server.runtime().beat();

      assertThat(incidents(server)).hasSize(1);
      JsonNode incident = incidents(server).path(0);
      assertThat(incident.path("title").asString())
          .isEqualTo("Commands are accepted: policy-broken");
      assertThat(incident.path("slo").asString()).isEqualTo("commands-accepted");
      assertThat(incident.path("text").asString()).contains("burning");
      assertThat(incident.path("to").asString("")).isEmpty();
    }
    clock.advance(Duration.ofHours(2));
    try (TestServer server = TestServer.start(TestServer.options(folder), clock)) {
      record(server, 120, 10);

      assertThat(incidents(server)).hasSize(1);
      JsonNode incident = incidents(server).path(0);
      assertThat(Instant.parse(incident.path("to").asString()))
          .isAfter(Instant.parse(incident.path("from").asString()));
    }
  }
}

package io.andal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.security.Scope;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import io.andal.workspace.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole server on PostgreSQL: documents in, slices through, a budget and an alert out. */
class PostgresTest {
  private static final String DOCUMENTS =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata:
        name: metrics
      spec:
        type: OTLP
        connectionDetails: {}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata:
        name: telemetry
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: telemetry-answers
      spec:
        service: telemetry
        indicator:
          metadata:
            name: telemetry-answers
          spec:
            ratioMetric:
              counter: true
              bad:
                metricSource:
                  metricSourceRef: metrics
                  spec:
                    query: '{"failures"}'
              total:
                metricSource:
                  metricSourceRef: metrics
                  spec:
                    query: '{"requests"}'
        timeWindow:
          - duration: 30d
            isRolling: true
        budgetingMethod: Occurrences
        objectives:
          - target: 0.999
      """;

  @Test
  void anOutageEndsInASpentBudgetAndAnAlert() {
    MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
    ServerOptions plain = TestServer.options(TestServer.folder());
    ServerOptions options =
        new ServerOptions(
            plain.workspace(),
            plain.data(),
            TestDatabases.postgresqlConfig(),
            plain.address(),
            plain.port(),
            plain.otlpPort(),
            plain.publicUrl());
    try (TestServer server = TestServer.start(options, clock)) {
      AndalRuntime runtime = server.runtime();
      assertThat(
              runtime
                  .workspace()
                  .apply(
                      List.of(new SourceText("slo.yaml", DOCUMENTS)), "test", "", List.of(), false)
                  .problems())
          .isEmpty();
      SloDefinition slo = runtime.slos().find("telemetry-answers").orElseThrow();
      long now = MinuteRange.minuteOf(clock.instant());
      List<Slice> slices = new ArrayList<>();
      for (long minute = now - 31 * 1_440; minute < now; minute++) {
        long total = 100L * Slice.SCALE;
        long good = minute < now - 720 ? total : 0;
        slices.add(new Slice(minute, good, total, Quality.COMPLETE));
      }
      runtime.slos().record(Map.of(slo.series(), slices));
      runtime.beat();

      assertThat(runtime.troubles()).isEmpty();
      Browser reader = server.client(Scope.READ);
      assertThat(reader.get("/api/v1/slos/telemetry-answers/budget").body()).contains("exhausted");
      assertThat(reader.get("/api/v1/alerts").body()).contains("telemetry-answers", "firing");
    }
  }
}

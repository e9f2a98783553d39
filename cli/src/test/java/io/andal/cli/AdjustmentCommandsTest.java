package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import io.andal.server.AndalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adjusting and annotating from a terminal, against a real server. */
class AdjustmentCommandsTest {
  @TempDir static Path data;
  private static AndalServer server;
  private static Calls calls;

  @BeforeAll
  static void start() throws IOException {
    server = Servers.start(data);
    calls = Servers.calls(server, data, Servers.token(data, "test", "write"));
    Files.writeString(
        data.resolve("company.yaml"),
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
        """);
    Calls.Call applied = calls.andal("apply", "-f", "company.yaml");
    assertThat(applied.code()).as(applied.err()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Calls.Call adjust(String name, String to) {
    return calls.andal(
        "adjust",
        "--slo",
        "commands-accepted",
        "--from",
        "2026-11-22T02:00",
        "--to",
        to,
        "--zone",
        "Asia/Jakarta",
        "--reason",
        "The broker is patched",
        "--decided-by",
        "group:controls",
        "--name",
        name);
  }

  @Test
  void anAdjustmentBecomesADocument() {
    Calls.Call made = adjust("patch", "2026-11-22T04:00");
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).isEqualTo("budgetadjustment/patch created (version 1)\n");
    assertThat(calls.andal("get", "budgetadjustment/patch", "-o", "yaml").out())
        .contains("reason: The broker is patched");
  }

  @Test
  void anAdjustmentThatEndsBeforeItStartsIsRefusedWithItsPlace() {
    Calls.Call refused = adjust("backwards", "2026-11-21T04:00");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("backwards.yaml:")
        .contains("[adjustment-end]")
        .endsWith("andal: nothing was adjusted\n");
    assertThat(calls.andal("adjust", "--from", "x", "--reason", "y").code()).isEqualTo(2);
  }

  @Test
  void aDeploymentIsNotedListedJudgedAndDeleted() {
    String[] annotate = {
      "annotate",
      "--service",
      "commands",
      "--category",
      "deployment",
      "--title",
      "v1.4.2",
      "--version",
      "1.4.2",
      "--link",
      "https://ci.pumps.example/7",
      "--key",
      "build-7",
      "-o",
      "json"
    };
    Calls.Call noted = calls.andal(annotate);
    assertThat(noted.code()).as(noted.err()).isZero();
    String id = Json.parse(noted.out()).path("id").asString();
    assertThat(Json.parse(noted.out()).at("/labels/version").asString()).isEqualTo("1.4.2");
    assertThat(Json.parse(calls.andal(annotate).out()).path("id").asString()).isEqualTo(id);

    assertThat(calls.andal("annotation", "list", "--slo", "commands-accepted").out())
        .contains("v1.4.2", "deployment", "configuration", "created");
    assertThat(calls.andal("annotation", "effect", id).out())
        .contains("commands-accepted", "too-few-events");
    assertThat(calls.andal("annotation", "delete", id).out())
        .isEqualTo("annotation " + id + " deleted\n");
    assertThat(calls.andal("annotation", "effect", id).code()).isEqualTo(2);
  }

  @Test
  void whatCannotBeNotedIsToldWhy() {
    Calls.Call call = calls.andal("annotate", "--service", "comands", "--title", "x");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).contains("Did you mean 'commands'");
  }
}

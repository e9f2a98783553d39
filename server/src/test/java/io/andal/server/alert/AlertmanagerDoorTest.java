package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.testing.Amtool;
import io.andal.testing.RealPrometheus;
import io.andal.testing.Wait;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertmanagerDoorTest {
  @TempDir Path folder;

  @Test
  void whoeverMaySendMaySendAndWhoeverMayReadMayRead() {
    try (TestServer server = TestServer.start()) {
      String alerts = "[{\"labels\":{\"alertname\":\"DeviceOffline\",\"device\":\"p1\"}}]";
      Browser sender = server.client(Scope.INGEST);
      Browser reader = server.client(Scope.READ);
      assertThat(server.browser().send("POST", "/api/v2/alerts", alerts).statusCode())
          .isEqualTo(401);
      assertThat(reader.send("POST", "/api/v2/alerts", alerts).statusCode()).isEqualTo(403);
      assertThat(sender.send("POST", "/api/v2/alerts", alerts).statusCode()).isEqualTo(200);
      assertThat(sender.get("/api/v2/alerts").statusCode()).isEqualTo(403);
      assertThat(reader.get("/api/v2/alerts?filter=device%3D%22p1%22").body())
          .contains("\"state\":\"active\"")
          .contains("\"receivers\":[{\"name\":\"owner\"}]");
      assertThat(reader.get("/api/v2/alerts?filter=device%3D%22p2%22").body()).isEqualTo("[]");
      assertThat(server.browser().get("/-/healthy").body()).isEqualTo("OK");
      String webhook = "{\"version\":\"4\",\"alerts\":[{\"labels\":{\"alertname\":\"Y\"}}]}";
      assertThat(sender.send("POST", "/api/v1/alerts/webhook", webhook).statusCode())
          .isEqualTo(200);
      assertThat(reader.get("/api/v2/alerts").body()).contains("\"alertname\":\"Y\"");
      assertThat(reader.send("POST", "/api/v2/silences", "{}").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void amtoolSeesSilencesAndExpires() throws Exception {
    assumeTrue(Amtool.isInstalled(), Amtool.skipped());
    try (TestServer server = TestServer.start()) {
      server
          .client(Scope.INGEST)
          .send(
              "POST",
              "/api/v2/alerts",
              "[{\"labels\":{\"alertname\":\"DeviceOffline\",\"device\":\"p1\"}}]");
      assertThat(amtool(server, "alert", "query", "device=p1")).contains("DeviceOffline");
      String id =
          amtool(server, "silence", "add", "device=p1", "--comment=repair", "--author=siti")
              .lines()
              .reduce("", (first, last) -> last);
      assertThat(amtool(server, "silence", "query")).contains(id).contains("repair");
      assertThat(amtool(server, "alert", "query", "--silenced")).contains("DeviceOffline");
      assertThat(amtool(server, "alert", "query")).doesNotContain("DeviceOffline");
      amtool(server, "silence", "expire", id);
      assertThat(amtool(server, "alert", "query")).contains("DeviceOffline");
      assertThat(amtool(server, "config", "show")).isNotEmpty();
      assertThat(amtool(server, "cluster", "show")).contains("disabled");
      amtool(server, "alert", "add", "PressureLow", "device=p2", "--annotation=summary=low");
      assertThat(amtool(server, "alert", "query", "PressureLow")).contains("PressureLow");
    }
  }

  private String amtool(TestServer server, String... arguments)
      throws IOException, InterruptedException {
    String secret =
        server
            .tokens()
            .create(
                "amtool" + System.nanoTime(),
                EnumSet.of(Scope.ADMIN, Scope.INGEST),
                Optional.empty(),
                "test")
            .secret();
    Path file = folder.resolve("http.yml");
    Files.writeString(file, "authorization: {credentials: " + secret + "}\n");
    List<String> command =
        new ArrayList<>(
            List.of("amtool", "--alertmanager.url=" + server.url(), "--http.config.file=" + file));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void aRuleOfARealPrometheusEndsInAChannelAndSoDoesItsEnd() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    try (TestServer server = TestServer.start();
        WebhookRecorder hook = new WebhookRecorder()) {
      String documents =
          """
          apiVersion: andal.io/v1
          kind: Channel
          metadata: {name: hook}
          spec: {type: Webhook, url: '%s/ops', body: alertmanager}
          ---
          apiVersion: andal.io/v1
          kind: Route
          metadata: {name: company}
          spec:
            receivers: [{name: ops, tell: [{channel: hook, to: ops}]}]
            receiver: ops
            groupBy: [alertname]
            groupWait: 0s
            groupInterval: 1s
          """
              .formatted(hook.url());
      assertThat(server.client(Scope.ADMIN).postYaml("/api/v1/apply", documents).body())
          .contains("\"accepted\":true");
      String secret =
          server
              .tokens()
              .create("prometheus", EnumSet.of(Scope.INGEST), Optional.empty(), "test")
              .secret();
      String alertmanagers =
          """
          - authorization: {credentials: %s}
            static_configs: [{targets: ["127.0.0.1:%d"]}]
          """
              .formatted(secret, URI.create(server.url()).getPort());
      String rules =
          """
          groups:
            - name: test
              rules:
                - alert: ForAWhile
                  expr: vector(time()) < %d
                  labels: {severity: page}
                  annotations: {summary: it fires}
          """
              .formatted(Instant.now().getEpochSecond() + 10);
      try (RealPrometheus prometheus =
          RealPrometheus.builder()
              .alertmanagers(alertmanagers)
              .rules(rules)
              .evaluationSeconds(1)
              // What it sends before it has found its Alertmanager is lost until it is sent again.
              .flag("--rules.alert.resend-delay=1s")
              .start()) {
        assertThat(prometheus.port()).isPositive();
        Wait.until("somebody is told", () -> !hook.under("/ops").isEmpty());
        assertThat(server.client(Scope.READ).get("/api/v2/alerts").body())
            .contains("\"alertname\":\"ForAWhile\"")
            .contains("\"summary\":\"it fires\"")
            .contains("\"generatorURL\":\"http");
        Wait.until("somebody is told of the end", () -> hook.under("/ops").size() == 2);
        assertThat(hook.under("/ops"))
            .extracting(one -> one.alerts().toString())
            .containsExactly("[firing ForAWhile]", "[resolved ForAWhile]");
      }
    }
  }
}

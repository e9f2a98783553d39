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
    }
  }

  private String amtool(TestServer server, String... arguments)
      throws IOException, InterruptedException {
    String secret =
        server
            .tokens()
            .create("amtool" + System.nanoTime(), EnumSet.of(Scope.ADMIN), Optional.empty(), "test")
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
  void aRealPrometheusTakesUsForItsAlertmanager() throws Exception {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    try (TestServer server = TestServer.start()) {
      String secret =
          server
              .tokens()
              .create("prometheus", EnumSet.of(Scope.INGEST), Optional.empty(), "test")
              .secret();
      URI url = URI.create(server.url());
      String alertmanagers =
          """
          - authorization: {credentials: %s}
            static_configs: [{targets: ["127.0.0.1:%d"]}]
          """
              .formatted(secret, url.getPort());
      String rules =
          """
          groups:
            - name: test
              rules:
                - alert: AlwaysThere
                  expr: vector(1)
                  labels: {severity: page}
                  annotations: {summary: it fires}
          """;
      try (RealPrometheus prometheus =
          RealPrometheus.builder()
              .alertmanagers(alertmanagers)
              .rules(rules)
              .evaluationSeconds(1)
              // What it sends before it has found its Alertmanager is lost until it is sent again.
              .flag("--rules.alert.resend-delay=1s")
              .start()) {
        Browser reader = server.client(Scope.READ);
        Wait.until(
            "the alert is here", () -> reader.get("/api/v2/alerts").body().contains("AlwaysThere"));
        assertThat(reader.get("/api/v2/alerts").body())
            .contains("\"alertname\":\"AlwaysThere\"")
            .contains("\"summary\":\"it fires\"")
            .contains("\"generatorURL\":\"http");
        assertThat(prometheus.port()).isPositive();
      }
    }
  }
}

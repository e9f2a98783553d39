package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FiringPagesTest {
  private static final String DOCUMENTS =
      """
      apiVersion: andal.io/v1
      kind: Channel
      metadata: {name: mail}
      spec: {type: Email, host: localhost, port: 1, from: andal@pumps.example}
      ---
      apiVersion: andal.io/v1
      kind: Schedule
      metadata: {name: pumps}
      spec:
        zone: Asia/Jakarta
        rotations:
          - start: 2026-01-05T09:00
            days: 1
            people:
              - {name: Siti, channel: mail, to: siti@pumps.example}
              - {name: Ayu, channel: mail, to: ayu@pumps.example}
      ---
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec:
        receivers: [{name: night, tell: [{schedule: pumps}]}]
        receiver: night
        groupWait: 0s
        routes:
          - matchers: ['severity="page"']
            escalate: [{after: 15m, receiver: owner}]
      """;

  private static final String ALERTS =
      """
      [{"labels":{"alertname":"DeviceOffline","device":"p1","severity":"page"},
        "annotations":{"summary":"p1 is <silent>"}},
       {"labels":{"alertname":"DeviceOffline","device":"p2"}}]
      """;

  @Test
  void whatFiresIsSeenTakenAndSilenced() throws InterruptedException {
    try (TestServer server = TestServer.start()) {
      Browser admin = server.client(Scope.ADMIN);
      assertThat(admin.get("/alerts/firing").body()).contains("Nothing fires");
      assertThat(admin.get("/oncall").body()).contains("No schedule yet");
      assertThat(admin.get("/silences").body()).contains("No silence");
      assertThat(admin.get("/alerts/messages").body()).contains("No message");
      assertThat(admin.postYaml("/api/v1/apply", DOCUMENTS).statusCode()).isEqualTo(200);
      Browser sender = server.client(Scope.INGEST);
      assertThat(sender.send("POST", "/api/v2/alerts", ALERTS).statusCode()).isEqualTo(200);
      String page = admin.get("/alerts/firing").body();
      assertThat(page)
          .contains("2 alerts fire, 2 of them not acknowledged")
          .contains("p1 is &lt;silent&gt;")
          .contains("<svg class=\"chart lanes\"");
      assertThat(admin.get("/oncall").body()).contains("Siti").contains("Ayu");
      server.runtime().groupSender().run();
      assertThat(admin.get("/alerts/messages").body())
          .contains("DeviceOffline")
          .contains("@pumps.example");
      String fingerprint = fingerprint(admin, "p1");
      assertThat(admin.get("/alerts/firing/" + fingerprint).body())
          .contains("p1 is &lt;silent&gt;")
          .contains("DeviceOffline")
          .contains("/silences?matchers=%7Balertname")
          .contains("@pumps.example");
      assertThat(admin.get("/alerts/firing/0000000000000000").statusCode()).isEqualTo(404);
      admin.send("POST", "/alerts/firing/" + fingerprint + "/acknowledge", "");
      assertThat(admin.get("/alerts/firing").body()).contains("acknowledged");
      String matchers = URLEncoder.encode("device=\"p2\"", StandardCharsets.UTF_8);
      assertThat(admin.get("/silences?matchers=" + matchers + "&hours=2&reason=r").body())
          .contains("It would hide one alert that fires now:");
      assertThat(admin.get("/silences?matchers=device&hours=2&reason=r").body())
          .contains("is the end, not one of");
      admin.send(
          "POST",
          "/silences",
          "matchers=" + matchers + "&hours=2&reason=r",
          "Content-Type",
          "application/x-www-form-urlencoded");
      assertThat(admin.get("/silences").body()).contains("One silence holds.");
      assertThat(admin.get("/alerts/firing").body()).contains("silenced");
      assertThat(admin.get("/api/v1/alerts/route?label=severity%3Dpage").body())
          .contains("\"receiver\":\"night\"")
          .contains("\"after\":\"PT15M\"");
      assertThat(admin.get("/alerts/firing?lang=id").body()).contains("2 peringatan menyala");
      assertThat(admin.get("/api/v1/audit").body())
          .contains("alert.acknowledge")
          .contains("silence.set");
    }
  }

  private static String fingerprint(Browser admin, String device) {
    String all = admin.get("/api/v2/alerts?filter=device%3D" + device).body();
    int at = all.indexOf("\"fingerprint\":\"") + 15;
    return all.substring(at, at + 16);
  }
}

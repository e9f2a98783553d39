package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People take alerts from where they hear of them. */
class AcknowledgeTest {
  @TempDir Path folder;

  private static final String ALERTS =
      """
      [{"labels":{"alertname":"DeviceOffline","device":"p1","severity":"page"},
        "annotations":{"summary":"p1 is silent"}},
       {"labels":{"alertname":"DeviceOffline","device":"p2","severity":"page"},
        "annotations":{"summary":"p2 is silent"}}]
      """;

  private static String found(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  /** Where the mail about the two alerts leads. */
  private static String linkOfTheMail(TestServer server, Mailbox mail) throws Exception {
    server
        .client(Scope.ADMIN)
        .postYaml("/api/v1/apply", mail.channel() + Mailbox.routeTo("siti@pumps.example"));
    server.client(Scope.INGEST).send("POST", "/api/v2/alerts", ALERTS);
    return found("Acknowledge: http://[^/]+(/acknowledge/[a-z0-9]+)", Mailbox.text(mail.mail(1)));
  }

  private static String firing(TestServer server) {
    return server.client(Scope.READ).get("/api/v1/alerts/firing").body();
  }

  @Test
  void theLinkOfAMailAcknowledgesOnceAndOnlyWhenConfirmed() throws Exception {
    try (Mailbox mail = new Mailbox(0);
        TestServer server = TestServer.start()) {
      String path = linkOfTheMail(server, mail);

      Browser stranger = server.browser();
      HttpResponse<String> page = stranger.get(path);
      assertThat(page.body())
          .contains("Acknowledge these 2 alerts?")
          .contains("siti@pumps.example")
          .contains("p2 is silent");
      assertThat(stranger.get(path).statusCode()).isEqualTo(200);
      assertThat(firing(server)).doesNotContain("siti@pumps.example");
      assertThat(stranger.get(path.substring(0, path.length() - 1) + "x").statusCode())
          .isEqualTo(404);

      HttpResponse<String> done = stranger.form(path, Map.of("_csrf", Browser.csrf(page)));

      assertThat(done.body()).contains("You have all 2.");
      assertThat(firing(server)).contains("siti@pumps.example");
      assertThat(stranger.get(path).statusCode()).isEqualTo(404);
      assertThat(server.client(Scope.ADMIN).get("/api/v1/audit").body())
          .contains("\"actor\":\"siti@pumps.example\"")
          .contains("alert.acknowledge");
    }
  }

  @Test
  void theLinkOfAMailSaysThatItIsOverAlsoAfterSomebodyTookIt() throws Exception {
    try (Mailbox mail = new Mailbox(0);
        TestServer server = TestServer.start()) {
      String path = linkOfTheMail(server, mail);
      Matcher fingerprints = Pattern.compile("[0-9a-f]{16}").matcher(firing(server));
      while (fingerprints.find()) {
        server
            .client(Scope.ADMIN)
            .send("POST", "/api/v1/alerts/firing/" + fingerprints.group() + "/acknowledge", "");
      }

      Browser stranger = server.browser();
      HttpResponse<String> page = stranger.get(path);
      assertThat(page.body()).contains("Somebody has these 2 alerts").contains("It is over");
      HttpResponse<String> done =
          stranger.form(path, Map.of("_csrf", Browser.csrf(page), "over", "true"));

      assertThat(done.body()).contains("All 2 are over.");
      assertThat(firing(server)).doesNotContain("DeviceOffline");
      assertThat(stranger.get(path).statusCode()).isEqualTo(404);
      assertThat(server.client(Scope.ADMIN).get("/api/v1/audit").body())
          .contains("\"actor\":\"siti@pumps.example\"")
          .contains("alert.resolve");
    }
  }

  @Test
  void aReplyAcknowledgesWhatItsSenderWasToldOf() throws Exception {
    try (Phone phone = new Phone();
        TestServer server = TestServer.start()) {
      Path password = Files.writeString(folder.resolve("password"), "right");
      String answer =
          server
              .client(Scope.ADMIN)
              .postYaml(
                  "/api/v1/apply",
                  """
                  apiVersion: andal.io/v1
                  kind: Channel
                  metadata: {name: sms}
                  spec: {type: Smpp, host: 127.0.0.1, port: %d, security: none, systemId: andal,
                    password: "${file:%s}", from: Andal}
                  ---
                  apiVersion: andal.io/v1
                  kind: Schedule
                  metadata: {name: pumps}
                  spec:
                    zone: Asia/Jakarta
                    rotations:
                      - start: 2026-01-05T09:00
                        days: 1
                        people: [{name: Siti, channel: sms, to: "+62812345678"}]
                  ---
                  apiVersion: andal.io/v1
                  kind: Route
                  metadata: {name: company}
                  spec:
                    receivers: [{name: night, tell: [{schedule: pumps}]}]
                    receiver: night
                    groupWait: 0s
                  """
                      .formatted(phone.port(), password))
              .body();
      assertThat(answer).contains("\"accepted\":true");
      server.client(Scope.INGEST).send("POST", "/api/v2/alerts", ALERTS);
      String text = phone.text();
      String code = found("Reply ACK ([0-9A-Z]{3})$", text);
      assertThat(text.length()).isLessThanOrEqualTo(160);

      phone.answer("62899999999", "ACK " + code);
      phone.answer("62812345678", "what is that?");
      phone.answer("62812345678", "ack " + (code.equals("000") ? "001" : "000"));
      assertThat(firing(server)).doesNotContain("Siti");
      phone.answer("62812345678", "Ack " + code.toLowerCase(java.util.Locale.ROOT) + " coming");

      assertThat(firing(server)).contains("Siti");
      assertThat(server.client(Scope.ADMIN).get("/api/v1/audit").body())
          .contains("\"actor\":\"Siti\"")
          .contains("+62812345678")
          .contains("by a reply over sms")
          .doesNotContain("62899999999");

      phone.answer("62899999999", "OVER " + code);
      assertThat(firing(server)).contains("DeviceOffline");
      phone.answer("62812345678", "over " + code);
      assertThat(firing(server)).doesNotContain("DeviceOffline");
      assertThat(server.client(Scope.ADMIN).get("/api/v1/audit").body()).contains("alert.resolve");
    }
  }
}

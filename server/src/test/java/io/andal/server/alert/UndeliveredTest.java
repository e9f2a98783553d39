package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.alert.Pace;
import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.testing.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The mail server is down; somebody mends it and lets the message go. */
class UndeliveredTest {

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static JsonNode undelivered(Browser client) {
    Wait.until("a message is given up", () -> !listed(client).isEmpty());
    return listed(client);
  }

  private static JsonNode listed(Browser client) {
    return Browser.tree(client.get("/api/v1/alerts/undelivered"));
  }

  @Test
  void whoWasToldEnoughIsNamedOnThePageOfMessages() throws Exception {
    try (TestServer server = TestServer.start();
        Mailbox mail = new Mailbox(0)) {
      Browser admin = server.client(Scope.ADMIN);
      String documents =
          mail.channel() + Mailbox.routeTo("ops@pumps.example") + "  groupBy: ['...']\n";
      assertThat(admin.postYaml("/api/v1/apply", documents).body()).contains("\"accepted\":true");
      String alerts =
          IntStream.range(0, Pace.MOST + 5)
              .mapToObj("{\"labels\":{\"alertname\":\"PumpDry\",\"pump\":\"%d\"}}"::formatted)
              .collect(Collectors.joining(",", "[", "]"));
      server.client(Scope.INGEST).send("POST", "/api/v2/alerts", alerts);

      assertThat(mail.has(Pace.MOST, 20_000)).isTrue();
      Wait.until(
          "the page says so",
          () ->
              admin
                  .get("/alerts/messages")
                  .body()
                  .contains("ops@pumps.example was told 30 times within a minute over mail"));
      assertThat(mail.count()).isEqualTo(Pace.MOST);
    }
  }

  @Test
  void whatDidNotArriveIsSeenAndSentAgain() throws Exception {
    int port = freePort();
    try (TestServer server = TestServer.start()) {
      Browser admin = server.client(Scope.ADMIN);
      assertThat(admin.get("/alerts/undelivered").body()).contains("Everything arrived");
      String documents = Mailbox.channel(port) + Mailbox.routeTo("ops@pumps.example");
      assertThat(admin.postYaml("/api/v1/apply", documents).body()).contains("\"accepted\":true");
      server
          .client(Scope.INGEST)
          .send("POST", "/api/v2/alerts", "[{\"labels\":{\"alertname\":\"PumpDry\"}}]");

      JsonNode found = undelivered(admin).path(0);

      assertThat(found.path("state").asString()).isEqualTo("failing");
      assertThat(found.path("recipient").asString()).isEqualTo("ops@pumps.example");
      assertThat(admin.get("/alerts/undelivered").body())
          .contains("One message didn’t arrive")
          .contains("PumpDry");
      try (Mailbox mail = new Mailbox(port)) {
        String path = "/api/v1/alerts/undelivered/" + found.path("id").asString() + "/resend";
        assertThat(server.client(Scope.READ).json("POST", path, "").statusCode()).isEqualTo(403);
        assertThat(admin.json("POST", path, "").body()).contains("queued");
        // Its next turn would have been 15 s after the first.
        assertThat(mail.has(1, 10_000)).isTrue();
      }
      assertThat(
              admin.json("POST", "/api/v1/alerts/undelivered/delivery-9/resend", "").statusCode())
          .isEqualTo(404);
      assertThat(admin.get("/api/v1/audit").body()).contains("alert.resend");
    }
  }
}

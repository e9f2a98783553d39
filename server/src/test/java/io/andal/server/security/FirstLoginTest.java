package io.andal.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The first administrator comes in by a link that works once. */
class FirstLoginTest {

  @Test
  void theLinkLogsInOnceAndNeverAgain() {
    try (TestServer server = TestServer.start()) {
      Browser first = server.browser();
      HttpResponse<String> entered = first.get(server.link());
      assertThat(entered.statusCode()).isEqualTo(302);
      assertThat(entered.headers().firstValue("Location").orElse("")).endsWith("/setup");
      assertThat(first.get("/api/v1/whoami").statusCode()).isEqualTo(200);

      Browser second = server.browser();
      HttpResponse<String> refused = second.get(server.link());
      assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("/login?stale");
      assertThat(second.get("/api/v1/whoami").statusCode()).isEqualTo(401);
    }
  }
}

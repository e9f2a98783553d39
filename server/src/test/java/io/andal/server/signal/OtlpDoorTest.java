package io.andal.server.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.ServerOptions;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.signal.otlp.OtlpReceiver;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where applications send metrics: on the main port, or on one that takes nothing else. */
class OtlpDoorTest {

  @Test
  void theSecondPortTakesMetricsAndNothingElse() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ServerOptions plain = TestServer.options(TestServer.folder());
    ServerOptions options =
        new ServerOptions(
            plain.workspace(),
            plain.data(),
            plain.database(),
            plain.address(),
            plain.port(),
            Optional.of(port),
            plain.publicUrl());
    try (TestServer server = TestServer.start(options, Clock.systemUTC())) {
      String secret =
          server
              .tokens()
              .create("door", EnumSet.of(Scope.INGEST, Scope.READ), Optional.empty(), "test")
              .secret();
      Browser application = new Browser("http://127.0.0.1:" + port).withToken(secret);
      assertThat(application.json("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(200);
      for (String path : new String[] {"/login", "/api/v1/slos", "/metrics", "/actuator/health"}) {
        assertThat(application.get(path).statusCode()).as(path).isEqualTo(404);
      }
      Browser main = new Browser(server.url()).withToken(secret);
      assertThat(main.json("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(200);
      assertThat(main.get("/api/v1/slos").statusCode()).isEqualTo(200);
      Browser stranger = new Browser("http://127.0.0.1:" + port);
      assertThat(stranger.json("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aBodyThatIsTooLongIsRefusedByTheReceiver() {
    try (TestServer server = TestServer.start()) {
      String tooLong = " ".repeat(OtlpReceiver.MAX_BODY_BYTES + 1);
      assertThat(server.client(Scope.INGEST).json("POST", "/v1/metrics", tooLong).statusCode())
          .isEqualTo(413);
    }
  }
}

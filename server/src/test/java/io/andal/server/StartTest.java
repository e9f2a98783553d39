package io.andal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that can't start says why in one line. */
class StartTest {

  @Test
  void aTakenPortAndATakenFolderAreToldApart() {
    Path data = TestServer.folder();
    try (TestServer first = TestServer.start(TestServer.options(data), Clock.systemUTC())) {
      assertThat(first.printed()).startsWith("Andal is ready: http://127.0.0.1:");
      assertThatThrownBy(
              () -> TestServer.start(TestServer.options(data), Clock.systemUTC()).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("Another Andal uses");

      ServerOptions free = TestServer.options(TestServer.folder());
      ServerOptions taken =
          new ServerOptions(
              free.workspace(),
              free.data(),
              free.database(),
              free.address(),
              first.server().url().getPort(),
              Optional.empty(),
              Optional.empty());
      assertThatThrownBy(() -> TestServer.start(taken, Clock.systemUTC()).close())
          .isInstanceOf(ServerStartException.class)
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void theServerIsCalledLocalhostToo() {
    try (TestServer server = TestServer.start()) {
      String rebound = server.url().replace("127.0.0.1", "localhost");
      assertThat(new Browser(rebound).get("/actuator/health").statusCode()).isEqualTo(200);
    }
  }
}

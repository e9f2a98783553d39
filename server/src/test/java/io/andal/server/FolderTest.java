package io.andal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.security.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The served folder is one of the doors, and is watched like the others. */
class FolderTest {

  @Test
  void whatTheFolderChangesIsInTheAuditLog() throws IOException {
    Path folder = TestServer.folder();
    Files.writeString(
        folder.resolve("service.yaml"),
        """
        apiVersion: openslo/v1
        kind: Service
        metadata:
          name: telemetry
        spec: {}
        """);
    ServerOptions plain = TestServer.options(TestServer.folder());
    ServerOptions options =
        new ServerOptions(
            Optional.of(folder),
            plain.data(),
            plain.database(),
            plain.address(),
            plain.port(),
            plain.otlpPort(),
            plain.publicUrl());
    try (TestServer server = TestServer.start(options, Clock.systemUTC())) {
      assertThat(server.client(Scope.ADMIN).get("/api/v1/audit?actor=folder").body())
          .contains("document.apply", "revision 1", folder.toString());
    }
  }
}

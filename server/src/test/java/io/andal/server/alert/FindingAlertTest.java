package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.testing.MutableClock;
import io.andal.testing.Wait;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that breaks who calls an API is found in its folder, and ends in a mailbox. */
class FindingAlertTest {
  private static final String VERSION =
      """
      openapi: 3.0.3
      info: {title: Pump commands, version: %s}
      paths:
        /pumps: {get: {responses: {'200': {description: All}}}}
      """;
  private static final String MORE =
      "  /pumps/stop: {post: {responses: {'204': {description: Stopped}}}}\n";

  @TempDir Path folder;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final Mailbox mail = new Mailbox(0);

  @AfterEach
  void stopMail() {
    mail.close();
  }

  private String documents() {
    return mail.channel()
        + """
      apiVersion: andal.io/v1
      kind: CatalogSource
      metadata: {name: files}
      spec: {type: Folder, folder: %s}
      ---
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec:
        receivers: [{name: apis, tell: [{channel: mail, to: apis@pumps.example}]}]
        receiver: owner
        groupWait: 0s
        groupInterval: 1s
        routes: [{matchers: ['alertname="ApiFinding"', 'finding="breaking-without-major"'], receiver: apis}]
      """
            .formatted(folder);
  }

  /** Scans until something is known of the APIs. */
  private static void scan(TestServer server, String path, String known) {
    Browser admin = server.client(Scope.ADMIN);
    admin.json("POST", "/api/v1/catalogs/files/scan", "");
    Wait.until(known + " is known", () -> admin.get(path).body().contains(known));
  }

  @Test
  void aBreakingChangeEndsInAMailbox() throws Exception {
    Path file = folder.resolve("openapi.yaml");
    Files.writeString(file, VERSION.formatted("1.0.0") + MORE);
    try (TestServer server = TestServer.start(clock)) {
      assertThat(server.client(Scope.ADMIN).postYaml("/api/v1/apply", documents()).body())
          .contains("\"accepted\":true");
      scan(server, "/api/v1/apis", "Pump commands");
      Files.writeString(file, VERSION.formatted("1.1.0"));
      clock.advance(Duration.ofMinutes(1));
      scan(server, "/api/v1/apis/pump-commands/findings", "breaking-without-major");
      clock.advance(Duration.ofMinutes(2));
      server.runtime().beat();

      MimeMessage message = mail.mail(1);

      assertThat(message.getSubject()).contains("[ticket]");
      assertThat(Mailbox.text(message))
          .contains("Pump commands (1.1.0): 1.1.0 breaks callers of 1.0.0");
    }
  }
}

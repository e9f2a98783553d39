package io.andal.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Lines and spans come in by HTTP, from whoever may send them. */
class TrafficDoorsTest {
  private static final String SOURCES =
      """
      apiVersion: andal.io/v1
      kind: TrafficSource
      metadata: {name: edge}
      spec: {type: AccessLog, push: true}
      ---
      apiVersion: andal.io/v1
      kind: TrafficSource
      metadata: {name: spans}
      spec: {type: OpenTelemetry}
      """;

  @Test
  void onlyWhoMaySendIsLetIn() {
    try (TestServer server = TestServer.start()) {
      server.client(Scope.WRITE).postYaml("/api/v1/apply", SOURCES);
      Browser sender = server.client(Scope.INGEST);
      String line = "10.0.0.1 - - [28/Nov/2025:07:05:01 +0000] \"GET /a HTTP/1.1\" 200 1\n";
      HttpResponse<String> taken = sender.json("POST", "/api/v1/traffic/edge", line);
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(Browser.tree(taken).path("taken").asInt()).isEqualTo(1);
      assertThat(sender.json("POST", "/v1/traces", "{}").statusCode()).isEqualTo(200);
      assertThat(sender.json("POST", "/api/v1/traffic/none", line).statusCode()).isEqualTo(404);

      Browser reader = server.client(Scope.READ);
      assertThat(reader.json("POST", "/api/v1/traffic/edge", line).statusCode()).isEqualTo(403);
      assertThat(reader.json("POST", "/v1/traces", "{}").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aBodyThatIsLongerThanOtherDoorsTakeIsTakenHere() {
    try (TestServer server = TestServer.start()) {
      server.client(Scope.WRITE).postYaml("/api/v1/apply", SOURCES);
      String line = "10.0.0.1 - - [28/Nov/2025:07:05:01 +0000] \"GET /a HTTP/1.1\" 200 1\n";
      HttpResponse<String> taken =
          server.client(Scope.INGEST).json("POST", "/api/v1/traffic/edge", line.repeat(10_000));
      assertThat(Browser.tree(taken).path("taken").asInt()).isEqualTo(10_000);
    }
  }
}

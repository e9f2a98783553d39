package io.andal.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Somebody looks at fleets, at one of them and at one of its devices. */
class FleetPagesTest {
  private static final String PUMPS =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps, displayName: Field pumps}
      spec:
        type: HTTP
        interval: 1m
        mapping: {device: /id, time: /t, sequence: /n, attributes: {site: /s}, values: {bar: /bar}}
        devices: [{id: p9}]
      """;

  @Test
  void anEmptyPageTeaches() {
    try (TestServer server = TestServer.start()) {
      Browser reader = server.client(Scope.READ);
      assertThat(reader.get("/fleets").body()).contains("kind: Fleet").contains("No fleet");
      assertThat(reader.get("/fleets/none").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void devicesAreSeenAndWhatTheySaidIsOnlyText() {
    try (TestServer server = TestServer.start()) {
      server.client(Scope.WRITE).postYaml("/api/v1/apply", PUMPS);
      StringBuilder messages = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        messages.append(
            "{\"id\": \"pump <%02d>\", \"t\": \"%s\", \"n\": 1, \"s\": \"<b>north</b>\", \"bar\": 2.5}\n"
                .formatted(i, Instant.now()));
      }
      server
          .client(Scope.INGEST)
          .json("POST", "/api/v1/fleets/pumps/telemetry", messages.toString());
      Browser reader = server.client(Scope.READ);
      assertThat(reader.get("/fleets").body())
          .contains("Field pumps")
          .contains("No device is offline.")
          .contains("all online");
      String fleet = reader.get("/fleets/pumps").body();
      assertThat(fleet)
          .contains("pump &lt;00&gt;")
          .doesNotContain("<b>north")
          .contains("/fleets/pumps/devices/pump%20%3C00%3E")
          .contains("?after=");
      String next = fleet.replaceAll("(?s).*href=\"(/fleets/pumps\\?after=[^\"]*)\".*", "$1");
      assertThat(reader.get(next).body()).contains("pump &lt;59&gt;").doesNotContain("p9<");
      assertThat(reader.get("/fleets/pumps?presence=never-seen").body())
          .contains("p9")
          .doesNotContain("pump &lt;00&gt;");
      assertThat(reader.get("/fleets/pumps/devices/pump%20%3C00%3E").body())
          .contains("bar")
          .contains("2.5")
          .contains("&lt;b&gt;north&lt;/b&gt;")
          .contains("Last heard");
      assertThat(reader.get("/fleets/pumps/devices/none").statusCode()).isEqualTo(404);
    }
  }
}

package io.andal.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

  private static final String HEARD =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: heard}
      spec:
        type: MQTT
        interval: 1m
        mapping: {format: Plain, deviceLevel: 2, values: {celsius: /value}}
        mqtt: {url: "mqtt://127.0.0.1:9", topic: rooms/+/celsius, status: {topic: rooms/+/status}}
      """;

  @Test
  void aMessageIsTriedAgainstADocumentBeforeItIsSaved() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      assertThat(writer.get("/fleets/pumps").body()).contains("/fleets/pumps/try");
      assertThat(writer.get("/fleets/pumps/try").body()).contains("values: {bar: /bar}");
      String changed =
          PUMPS.replace("/bar", "/pressure").replace("{device", "{format: CBOR, device");
      String cbor = "a2 626964 6470 2d3137 68 7072657373757265 f94100";
      Map<String, String> fields = Map.of("document", changed, "payload", cbor, "encoding", "hex");
      assertThat(writer.form("/fleets/pumps/try", fields).body())
          .contains("What is read")
          .contains("p-17")
          .contains("2.5");
      assertThat(
              writer
                  .form(
                      "/fleets/pumps/try",
                      Map.of("document", PUMPS, "payload", "<b>", "encoding", "text"))
                  .body())
          .contains("is not taken")
          .contains("isn&#39;t JSON")
          .doesNotContain("<b></textarea>");
      assertThat(
              writer
                  .form(
                      "/fleets/pumps/try",
                      Map.of("document", changed.replace("1m", "9h"), "payload", "1"))
                  .body())
          .contains("is not right")
          .contains("is no duration");
      assertThat(writer.get("/api/v1/documents/Fleet/pumps").body()).doesNotContain("/pressure");
      assertThat(server.client(Scope.READ).form("/fleets/pumps/try", fields).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void aMessageOfABrokerIsTriedWithItsTopic() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", HEARD);
      String door = "/api/v1/fleets/heard/try?topic=";
      JsonNode read = Browser.tree(writer.json("POST", door + "rooms/kitchen/celsius", "21.5"));
      assertThat(read.path("device").asString("")).isEqualTo("kitchen");
      assertThat(read.at("/values/celsius").asDouble()).isEqualTo(21.5);
      JsonNode gone = Browser.tree(writer.json("POST", door + "rooms/kitchen/status", "offline"));
      assertThat(gone.path("connection").asString("")).isEqualTo("last-will");
      assertThat(writer.json("POST", door + "cellar/celsius", "21.5").body())
          .contains("The topic isn't one of rooms/+/celsius or rooms/+/status");
      assertThat(
              Browser.tree(
                      writer.json("POST", door + "rooms/hall/celsius&encoding=base64", "MTkuNQ=="))
                  .at("/values/celsius")
                  .asDouble())
          .isEqualTo(19.5);
    }
  }
}

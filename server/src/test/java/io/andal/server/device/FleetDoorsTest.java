package io.andal.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Telemetry comes in by HTTP, from whoever may send it, and devices are seen over REST. */
class FleetDoorsTest {
  private static final String PUMPS =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps, displayName: Pumps}
      spec:
        type: HTTP
        interval: 1m
        groupBy: [site]
        mapping: {device: /id, time: /t, sequence: /n, fault: /e, attributes: {site: /s}, values: {bar: /bar}}
        devices:
          - {id: p9, attributes: {site: south}}
      ---
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: devices}
      spec: {type: Fleet, connectionDetails: {delay: 15s}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: pumps}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: pumps-online}
      spec:
        service: pumps
        budgetingMethod: Occurrences
        timeWindow: [{duration: 30d, isRolling: true}]
        objectives: [{target: 0.99}]
        indicator:
          metadata: {name: pumps-online}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {metricSourceRef: devices, type: Fleet, spec: {fleet: pumps, count: online, where: {site: north}}}}
              total: {metricSource: {metricSourceRef: devices, type: Fleet, spec: {fleet: pumps, count: expected, where: {site: north}}}}
      """;

  @Test
  void telemetryIsTakenFromWhoMaySendItAndDevicesAreSeen() {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> applied = server.client(Scope.WRITE).postYaml("/api/v1/apply", PUMPS);
      assertThat(applied.body()).contains("\"accepted\":true");
      Browser sender = server.client(Scope.INGEST);
      String message =
          "{\"id\": \"p1\", \"t\": \"%s\", \"n\": 1, \"s\": \"north\", \"bar\": 2.5}"
              .formatted(Instant.now());
      HttpResponse<String> taken =
          sender.json("POST", "/api/v1/fleets/pumps/telemetry", message + "\n{}");
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(Browser.tree(taken).path("taken").asInt()).isEqualTo(1);
      assertThat(taken.body()).contains("There is no device at /id");

      Browser reader = server.client(Scope.READ);
      assertThat(reader.json("POST", "/api/v1/fleets/pumps/telemetry", message).statusCode())
          .isEqualTo(403);
      JsonNode fleet = Browser.tree(reader.get("/api/v1/fleets/pumps"));
      assertThat(fleet.path("devices").asInt()).isEqualTo(2);
      assertThat(fleet.path("presence").path("online").asInt()).isEqualTo(1);
      assertThat(fleet.path("presence").path("never-seen").asInt()).isEqualTo(1);
      String command =
          "{\"device\": \"p1\", \"id\": \"c1\", \"sentAt\": \"%s\", \"answeredAt\": \"%<s\"}"
              .formatted(Instant.now());
      String commands = "/api/v1/fleets/pumps/commands";
      assertThat(reader.json("POST", commands, command).statusCode()).isEqualTo(403);
      assertThat(sender.json("POST", commands, command).statusCode()).isEqualTo(200);
      assertThat(sender.json("POST", commands, command).statusCode()).isEqualTo(200);
      JsonNode told = Browser.tree(reader.get("/api/v1/fleets/pumps")).path("commands");
      assertThat(told.path("counted").asInt()).isEqualTo(1);
      assertThat(told.path("succeeded").asInt()).isEqualTo(1);
      JsonNode page = Browser.tree(reader.get("/api/v1/fleets/pumps/devices?limit=1"));
      assertThat(page.path("items").path(0).path("id").asString("")).isEqualTo("p1");
      assertThat(page.path("next").asString("")).isNotEmpty();
      JsonNode device = Browser.tree(reader.get("/api/v1/fleets/pumps/devices/p1"));
      assertThat(device.path("values").path("bar").asDouble()).isEqualTo(2.5);
      assertThat(device.path("attributes").path("site").asString("")).isEqualTo("north");
      assertThat(device.path("changes").path(0).path("presence").asString("")).isEqualTo("online");
      assertThat(reader.get("/api/v1/fleets/pumps/devices/none").statusCode()).isEqualTo(404);
      assertThat(reader.get("/api/v1/fleets/none").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aDevicesTokenOpensOneDoorForOneDevice() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      String place = "/api/v1/fleets/pumps/devices/p9/tokens";
      assertThat(server.client(Scope.READ).json("POST", place, "{}").statusCode()).isEqualTo(403);
      HttpResponse<String> made = writer.json("POST", place, "{}");
      assertThat(made.statusCode()).isEqualTo(201);
      String id = Browser.tree(made).path("id").asString("");
      Browser device =
          new Browser(server.url()).withToken(Browser.tree(made).path("token").asString(""));
      String telemetry = "/api/v1/fleets/pumps/telemetry";
      assertThat(device.json("POST", telemetry, "{\"id\": \"p9\", \"n\": 1}").statusCode())
          .isEqualTo(200);
      HttpResponse<String> foreign = device.json("POST", telemetry, "{\"id\": \"p1\", \"n\": 1}");
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(foreign.body()).contains("speaks for another device");
      assertThat(device.json("POST", "/v1/metrics", "{}").statusCode()).isEqualTo(403);
      assertThat(device.get("/api/v1/fleets").statusCode()).isEqualTo(403);
      Browser reader = server.client(Scope.READ);
      assertThat(reader.get("/api/v1/fleets/pumps/devices/p1").statusCode()).isEqualTo(404);
      assertThat(reader.get(place).body()).contains(id).doesNotContain("andal_device_");
      assertThat(reader.get("/fleets/pumps/devices/p9").body()).contains("New token");
      assertThat(writer.json("DELETE", place + "/" + id, "").statusCode()).isEqualTo(204);
      assertThat(writer.json("DELETE", place + "/" + id, "").statusCode()).isEqualTo(404);
      assertThat(device.json("POST", telemetry, "{\"id\": \"p9\", \"n\": 2}").statusCode())
          .isEqualTo(401);
      String log = server.client(Scope.ADMIN).get("/api/v1/audit").body();
      assertThat(log).contains("device.token.create").contains("device.token.revoke");
    }
  }

  @Test
  void whoMayChangeThingsSendsCommandsAndIsToldWhyNot() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      String place = "/api/v1/fleets/pumps/devices/p9/commands";
      String order = "{\"payload\": {\"open\": 40}}";
      for (Scope scope : new Scope[] {Scope.READ, Scope.INGEST}) {
        assertThat(server.client(scope).json("POST", place, order).statusCode()).isEqualTo(403);
      }
      HttpResponse<String> refused = writer.json("POST", place, order);
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("The Fleet has no commands at the embedded broker.");
      assertThat(writer.json("POST", place.replace("pumps", "none"), order).statusCode())
          .isEqualTo(404);
      assertThat(writer.json("POST", place, " ".repeat(100_000)).statusCode()).isEqualTo(413);
      assertThat(FleetPaths.isIngest(place)).isFalse();
    }
  }

  @Test
  void aMessageIsTriedWithoutBeingCountedAndADeviceIsChanged() {
    try (TestServer server = TestServer.start()) {
      Browser writer = server.client(Scope.WRITE);
      writer.postYaml("/api/v1/apply", PUMPS);
      Browser reader = server.client(Scope.READ);
      JsonNode tried =
          Browser.tree(
              reader.json(
                  "POST",
                  "/api/v1/fleets/pumps/try",
                  "{\"id\": 17, \"t\": 1795000000, \"e\": \"dry run\"}"));
      assertThat(tried.path("device").asString("")).isEqualTo("17");
      assertThat(tried.path("time").asString("")).isEqualTo("2026-11-18T11:06:40Z");
      assertThat(tried.path("fault").asBoolean()).isTrue();
      assertThat(reader.json("POST", "/api/v1/fleets/pumps/try", "{\"x\": 1}").statusCode())
          .isEqualTo(422);

      HttpResponse<String> changed =
          writer.json(
              "PUT",
              "/api/v1/fleets/pumps/devices/p10",
              "{\"state\": \"maintenance\", \"attributes\": {\"customer\": \"acme\"}}");
      assertThat(Browser.tree(changed).path("state").asString("")).isEqualTo("maintenance");
      HttpResponse<String> listed =
          writer.json("PUT", "/api/v1/fleets/pumps/devices/p9", "{\"state\": \"retired\"}");
      assertThat(listed.statusCode()).as(listed.body()).isEqualTo(409);
      assertThat(
              reader
                  .json("PUT", "/api/v1/fleets/pumps/devices/p10", "{\"state\": \"retired\"}")
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              writer
                  .json("PUT", "/api/v1/fleets/pumps/devices/p10", "{\"state\": \"broken\"}")
                  .statusCode())
          .isEqualTo(400);
    }
  }
}

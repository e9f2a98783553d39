package io.andal.server.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.server.Browser;
import io.andal.server.TestServer;
import io.andal.server.security.Scope;
import io.andal.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody looks at which devices miss their target, and at what is wrong with a fleet. */
class FleetTargetPagesTest {
  private static final String PUMPS =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps, displayName: Field pumps}
      spec:
        type: HTTP
        interval: 1m
        target: 0.99
        groupBy: [site]
        mapping: {device: /id, time: /t, attributes: {site: /s}}
        alerts: {severity: ticket, offline: {percent: 50, for: 0s, atLeast: 1}}
      ---
      apiVersion: andal.io/v1
      kind: Route
      metadata: {name: company}
      spec: {receiver: owner, groupWait: 0s}
      """;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T10:00:00Z"));

  private void send(Browser sender, String id, String site, int minutes) {
    StringBuilder messages = new StringBuilder();
    for (int minute = 0; minute < minutes; minute++) {
      messages.append(
          "{\"id\":\"%s\",\"s\":\"%s\",\"t\":\"%s\"}%n"
              .formatted(id, site, clock.instant().minusSeconds(60L * minute)));
    }
    assertThat(
            sender.json("POST", "/api/v1/fleets/pumps/telemetry", messages.toString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theWorstDevicesComeFirstAndAlertsAreWhereTheyBelong() {
    try (TestServer server = TestServer.start(clock)) {
      assertThat(server.client(Scope.WRITE).postYaml("/api/v1/apply", PUMPS).body())
          .contains("\"accepted\":true");
      Browser sender = server.client(Scope.INGEST);
      Browser reader = server.client(Scope.READ);
      send(sender, "n1", "north", 1);
      send(sender, "s1", "south", 1);
      assertThat(reader.get("/fleets/pumps").body()).contains("no device was in service for a");
      clock.advance(Duration.ofMinutes(121));
      send(sender, "s1", "south", 121);
      server.runtime().fleets().tick(true);
      server.runtime().beat();

      assertThat(reader.get("/fleets/pumps").body())
          .contains("1 of 2 devices met 99% over 24 hours.")
          .contains("site south</dt><dd>100%")
          .contains("/fleets/pumps/target")
          .contains("FleetDevicesOffline");
      assertThat(reader.get("/fleets/pumps/target").body())
          .contains("/fleets/pumps/devices/n1")
          .doesNotContain("/fleets/pumps/devices/s1");
      assertThat(reader.get("/fleets/pumps/devices/n1").body())
          .contains("FleetDevicesOffline")
          .contains("Availability over 24 hours");
      assertThat(reader.get("/fleets/pumps/devices/s1").body())
          .doesNotContain("FleetDevicesOffline");
      JsonNode target = Browser.tree(reader.get("/api/v1/fleets/pumps/target"));
      assertThat(target.path("share").asDouble()).isEqualTo(0.5);
      assertThat(target.path("until").asString("")).isEqualTo("2026-11-22T12:00:00Z");
      JsonNode missed = Browser.tree(reader.get("/api/v1/fleets/pumps/target/missed?limit=1"));
      assertThat(missed.path("items").path(0).path("id").asString("")).isEqualTo("n1");
      assertThat(missed.path("next").isNull()).isTrue();
      assertThat(reader.get("/api/v1/fleets/none/target").statusCode()).isEqualTo(404);
    }
  }
}

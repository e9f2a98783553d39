package io.andal.device.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.credential.Speaker;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetTexts;
import io.andal.device.registry.DeviceEdit;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases.Fresh;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages go in by HTTP, and come out as slices, on both databases. */
class FleetsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final long M = MinuteRange.minuteOf(NOW);
  private static final String PUMPS =
      "pumps: {type: HTTP, interval: 1m, groupBy: [site], mapping: {device: /id, time: /t,"
          + " sequence: /n, fault: /e, attributes: {site: /s}, values: {bar: /bar}}}";

  private final MutableClock clock = new MutableClock(NOW);

  private static int send(Fleets fleets, String... messages) {
    byte[] body = String.join("\n", messages).getBytes(StandardCharsets.UTF_8);
    return fleets.push("pumps", body, "").status();
  }

  private String message(String id, int number, String site) {
    return "{\"id\": \"%s\", \"t\": \"%s\", \"n\": %d, \"s\": \"%s\", \"bar\": 2.5}"
        .formatted(id, clock.instant(), number, site);
  }

  private static List<Slice> read(SignalSource source, String good, Map<String, String> where)
      throws Exception {
    Reading reading =
        source
            .read(
                List.of(
                    new Indicator.Ratio(
                        "devices",
                        metric(good, where),
                        false,
                        metric(good.equals("received") ? "sent" : "expected", where),
                        true)),
                new MinuteRange(M, M + 5))
            .getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  private static Metric metric(String count, Map<String, String> where) {
    return new Metric(Map.of("fleet", "pumps", "count", count, "where", where));
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void messagesBecomeSlicesOfGroups(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      for (int i = 0; i < 4; i++) {
        clock.set(NOW.plusSeconds(60L * i + 5));
        assertThat(send(fleets, message("p1", i, "north"), message("p2", 2 * i, "south")))
            .isEqualTo(200);
      }
      clock.set(NOW.plusSeconds(245));
      SignalSource source = fleets.source("devices", Map.of());
      assertThat(read(source, "online", Map.of()).get(3))
          .isEqualTo(new Slice(M + 3, 2_000, 2_000, Quality.COMPLETE));
      assertThat(read(source, "received", Map.of("site", "south")).get(3))
          .isEqualTo(new Slice(M + 3, 1_000, 2_000, Quality.COMPLETE));
      assertThat(read(source, "received", Map.of("site", "north")).get(3))
          .isEqualTo(new Slice(M + 3, 1_000, 1_000, Quality.COMPLETE));
      assertThat(read(source, "online", Map.of()).get(4).quality()).isEqualTo(Quality.MISSING);
      SeenDevice pump = fleets.device("pumps", "p2").orElseThrow();
      assertThat(pump.values()).isEqualTo("{\"bar\":2.5}");
      assertThat(pump.status().attributes()).isEqualTo(Map.of("site", "south"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void bufferedTelemetryTellsWhichMinutesChanged(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      SignalSource source = fleets.source("devices", Map.of());
      send(fleets, message("p1", 0, "north"));
      clock.set(NOW.plus(Duration.ofHours(3)));
      fleets.tick(true);
      source.changedRead(source.changed());
      assertThat(read(source, "online", Map.of()).get(4).good()).isZero();
      send(fleets, "{\"id\": \"p1\", \"t\": \"%s\", \"n\": 1}".formatted(NOW.plusSeconds(250)));
      assertThat(read(source, "online", Map.of()).get(4).good()).isEqualTo(1_000);
      assertThat(source.changed()).anyMatch(range -> range.contains(M + 4));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aRestartForgetsNothingAndIsNoOutageOfDevices(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        clock.set(NOW.plusSeconds(5));
        send(fleets, message("p1", 7, "north"));
      }
      clock.set(NOW.plusSeconds(200));
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        assertThat(fleets.device("pumps", "p1").orElseThrow().standing().presence())
            .isEqualTo(Presence.ONLINE);
        send(fleets, message("p1", 8, "north"));
        clock.set(NOW.plusSeconds(400));
        fleets.tick(true);
        SignalSource source = fleets.source("devices", Map.of());
        assertThat(read(source, "online", Map.of()).get(2).measured()).isFalse();
        assertThat(read(source, "online", Map.of()).get(3).good()).isEqualTo(1_000);
        assertThat(read(source, "received", Map.of()).get(3).good()).isEqualTo(1_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void otherGroupsAreCountedFromTheChangeOfTheDocumentOn(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS.replace("groupBy: [site], ", "")));
      clock.set(NOW.plusSeconds(5));
      send(fleets, message("p1", 1, "north"), message("p2", 1, "south"));
      clock.set(NOW.plusSeconds(65));
      send(fleets, message("p1", 2, "north"));
      fleets.follow(FleetTexts.of(PUMPS));
      send(fleets, message("p1", 3, "north"), message("p2", 3, "south"));
      clock.set(NOW.plusSeconds(185));
      SignalSource source = fleets.source("devices", Map.of());
      assertThat(read(source, "received", Map.of("site", "south")).get(1))
          .isEqualTo(new Slice(M + 1, 1_000, 2_000, Quality.COMPLETE));
      assertThat(read(source, "online", Map.of("site", "north")).get(1))
          .isEqualTo(new Slice(M + 1, 1_000, 1_000, Quality.COMPLETE));
      assertThat(read(source, "received", Map.of("site", "south")).get(0).measured()).isFalse();
      assertThat(read(source, "online", Map.of()).get(0))
          .isEqualTo(new Slice(M, 2_000, 2_000, Quality.COMPLETE));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aSilentDeviceIsStoredAsOffline(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      send(fleets, message("p1", 7, "north"));
      clock.set(NOW.plusSeconds(200));
      fleets.tick(true);
      assertThat(
              fleets
                  .store()
                  .devices("pumps", Optional.of(Presence.OFFLINE), Optional.empty(), "", 10))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.standing().reason()).isEqualTo(OfflineReason.SILENCE);
                assertThat(row.sinceMillis()).isEqualTo(NOW.toEpochMilli() + 91_000);
              });
      assertThat(fleets.store().changes("pumps", "p1", 10)).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void oneDeviceThatFloodsHurtsOnlyItself(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS.replace("interval", "maxMessagesPerMinute: 3, interval")));
      String flood = message("p1", 0, "north") + "\n";
      FleetPush answer =
          fleets.push(
              "pumps",
              (flood.repeat(5) + message("p2", 1, "north")).getBytes(StandardCharsets.UTF_8),
              "");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("\"messages\":6,\"taken\":4")
          .contains("more than 3 messages in a minute");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aDeviceCanPushOnlyForItself(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS.replace("interval", "maxMessagesPerMinute: 2, interval")));
      Speaker.Device p1 = new Speaker.Device("pumps", "p1");
      assertThat(status(fleets, p1, message("p2", 1, "north"))).isEqualTo(403);
      assertThat(status(fleets, new Speaker.Device("fans", "p1"), message("p1", 1, "north")))
          .isEqualTo(403);
      assertThat(fleets.device("pumps", "p2")).isEmpty();
      assertThat(status(fleets, p1, message("p1", 1, "north"))).isEqualTo(200);
      assertThat(status(fleets, p1, message("p1", 2, "north"))).isEqualTo(200);
      assertThat(status(fleets, p1, message("p1", 3, "north"))).isEqualTo(429);
      assertThat(status(fleets, new Speaker.Device("pumps", "p3"), message("p3", 1, "north")))
          .isEqualTo(200);
    }
  }

  private static int status(Fleets fleets, Speaker.Device speaker, String message) {
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    return fleets.push("pumps", body, "", Optional.of(speaker)).status();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aRetiredDeviceIsNotHeard(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      send(fleets, message("p1", 7, "north"));
      DeviceEdit retired =
          new DeviceEdit(
              "",
              "p1",
              Optional.of(DeviceLife.RETIRED),
              Optional.empty(),
              Map.of("customer", "acme"));
      fleets.registry().edit("pumps", List.of(retired), false);
      assertThat(send(fleets, message("p1", 8, "north"))).isEqualTo(400);
      assertThat(fleets.store().device("pumps", "p1").orElseThrow().attributes())
          .isEqualTo(Map.of("site", "north", "customer", "acme"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatCantBeReadIsToldWithItsPlace(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      FleetPush answer =
          fleets.push(
              "pumps",
              "[{\"id\": \"p1\"}, {\"t\": 5}, {\"id\": \"p1\", \"t\": \"yesterday\"}]"
                  .getBytes(StandardCharsets.UTF_8),
              "");
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("There is no device at /id")
          .contains("\"first\":2")
          .contains("What stands at /t is no time");
      assertThat(send(fleets, "{\"id\": ")).isEqualTo(400);
      assertThat(fleets.push("none", new byte[0], "").status()).isEqualTo(404);
    }
  }
}

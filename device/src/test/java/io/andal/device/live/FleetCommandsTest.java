package io.andal.device.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.device.credential.Speaker;
import io.andal.device.document.FleetTexts;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.Slice;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases.Fresh;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands and answers go in by HTTP, and come out as slices, on both databases. */
class FleetCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final long M = MinuteRange.minuteOf(NOW);
  private static final String PUMPS =
      "pumps: {type: HTTP, interval: 1m, mapping: {device: /id}, commands: {within: 20s},"
          + " devices: [{id: p1}, {id: p2, state: maintenance}]}";

  private final MutableClock clock = new MutableClock(NOW);

  private static FleetPush send(Fleets fleets, Optional<Speaker.Device> speaker, String... events) {
    byte[] body = String.join("\n", events).getBytes(StandardCharsets.UTF_8);
    return fleets.commands("pumps", body, "", speaker);
  }

  private static String event(String device, String id, String rest) {
    return "{\"device\": \"%s\", \"id\": \"%s\", %s}".formatted(device, id, rest);
  }

  private static String at(String field, int second) {
    return "\"%s\": \"%s\"".formatted(field, NOW.plusSeconds(second));
  }

  private static Slice first(Fleets fleets) throws Exception {
    Reading reading =
        fleets
            .source("devices", Map.of())
            .read(
                List.of(
                    new Indicator.Ratio(
                        "commands",
                        new Metric(Map.of("fleet", "pumps", "count", "succeeded")),
                        false,
                        new Metric(Map.of("fleet", "pumps", "count", "commands")),
                        true)),
                new MinuteRange(M, M + 1))
            .getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices().getFirst();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void pendingCommandsSurviveARestartAndDuplicatesChangeNothing(Fresh database) throws Exception {
    String[] sent = {
      event("p1", "a", at("sentAt", 1)),
      event("p1", "b", at("sentAt", 2)),
      event("p1", "c", at("sentAt", 3) + ", " + at("answeredAt", 4) + ", \"fault\": \"E42\"")
    };
    try (Database opened = database.open()) {
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        clock.set(NOW.plusSeconds(5));
        assertThat(send(fleets, Optional.empty(), event("p1", "a", at("answeredAt", 4))).status())
            .isEqualTo(200);
        assertThat(send(fleets, Optional.empty(), sent).status()).isEqualTo(200);
      }
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        clock.set(NOW.plusSeconds(80));
        assertThat(send(fleets, Optional.empty(), sent).status()).isEqualTo(200);
        fleets.tick(true);
        assertThat(first(fleets)).isEqualTo(new Slice(M, 1_000, 3_000, Quality.COMPLETE));
        // An answer that was in time and comes late corrects the minute.
        send(fleets, Optional.empty(), event("p1", "b", at("answeredAt", 21)));
        assertThat(first(fleets)).isEqualTo(new Slice(M, 2_000, 3_000, Quality.COMPLETE));
        clock.set(NOW.plusSeconds(4_000));
        fleets.tick(true);
        assertThat(first(fleets)).isEqualTo(new Slice(M, 2_000, 3_000, Quality.COMPLETE));
        assertThat(send(fleets, Optional.empty(), sent).status()).isEqualTo(400);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whereAnswersAreNotHeardOnlyWhatIsKnownCounts(Fresh database) throws Exception {
    String watched =
        PUMPS
            .replace("type: HTTP", "type: MQTT, mqtt: {broker: embedded, topic: pumps/data}")
            .replace("20s", "20s, topic: 'p/{device}/c', answers: 'p/{device}/a', id: /id");
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      // It isn't started, so its broker isn't heard.
      fleets.follow(FleetTexts.of(watched));
      clock.set(NOW.plusSeconds(5));
      send(fleets, Optional.empty(), event("p1", "a", at("sentAt", 1)));
      clock.set(NOW.plusSeconds(80));
      fleets.tick(true);
      assertThat(first(fleets)).isEqualTo(Slice.missing(M));
      send(
          fleets, Optional.empty(), event("p1", "b", at("sentAt", 1) + ", " + at("answeredAt", 4)));
      assertThat(first(fleets)).isEqualTo(new Slice(M, 1_000, 1_000, Quality.PARTIAL));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whoMayNotSpeakAndWhatDoesNotCountIsToldWhy(Fresh database) {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      Optional<Speaker.Device> p1 = Optional.of(new Speaker.Device("pumps", "p1"));
      assertThat(send(fleets, p1, event("p2", "a", at("answeredAt", 0))).status()).isEqualTo(403);
      assertThat(text(send(fleets, p1, event("p1", "a", at("sentAt", 0)))))
          .contains("its answers only");
      assertThat(send(fleets, p1, event("p1", "a", at("answeredAt", 0))).status()).isEqualTo(200);
      assertThat(text(send(fleets, Optional.empty(), event("p2", "a", at("sentAt", 0)))))
          .contains("isn't in service");
      assertThat(text(send(fleets, Optional.empty(), event("p1", "a", "\"ok\": true"))))
          .contains("neither sent nor answered");
      String vague = at("answeredAt", 0) + ", \"ok\": \"failed\"";
      assertThat(text(send(fleets, Optional.empty(), event("p1", "a", vague))))
          .contains("neither true nor false");
    }
  }

  private static String text(FleetPush answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}

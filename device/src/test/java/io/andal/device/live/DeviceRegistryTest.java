package io.andal.device.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.andal.database.Database;
import io.andal.device.Column;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetTexts;
import io.andal.device.registry.DeviceCsv;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.registry.EditOutcome;
import io.andal.device.registry.EditsRefused;
import io.andal.device.store.FleetMinutes.Counts;
import io.andal.signal.MinuteRange;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases.Fresh;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People say where devices are in their lives, on both databases. */
class DeviceRegistryTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final long M = MinuteRange.minuteOf(NOW);
  private static final String PUMPS =
      "pumps: {type: HTTP, interval: 1m, groupBy: [site], mapping: {device: /id, time: /t}}";

  private final MutableClock clock = new MutableClock(NOW);

  private static EditOutcome csv(Fleets fleets, boolean trial, String... lines)
      throws EditsRefused {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return fleets.registry().edit("pumps", DeviceCsv.read(text), trial).orElseThrow();
  }

  private static DeviceLife life(Fleets fleets, String id) {
    return fleets.device("pumps", id).orElseThrow().status().life();
  }

  private static List<Long> expected(Fleets fleets, int minutes) {
    fleets.tick(true);
    Map<Long, Counts> counts =
        fleets
            .minutes()
            .of("pumps", fleets.store().groups("pumps").keySet(), new MinuteRange(M, M + minutes));
    return LongStream.range(M, M + minutes)
        .map(minute -> counts.containsKey(minute) ? counts.get(minute).of(Column.EXPECTED) : 0)
        .boxed()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aListIsTriedThenMadeAndStored(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      String[] list = {"id,state,site", "p1,,north", "p2,commissioned,south", "p3,retired,"};
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        assertThat(csv(fleets, true, list).added()).isEqualTo(3);
        assertThat(fleets.device("pumps", "p1")).isEmpty();
        assertThat(csv(fleets, false, list).added()).isEqualTo(3);
        assertThat(csv(fleets, false, list).unchanged()).isEqualTo(3);
        assertThat(csv(fleets, false, "id,site", "p1,", "p2,east").changed()).isEqualTo(2);
      }
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        assertThat(life(fleets, "p2")).isEqualTo(DeviceLife.COMMISSIONED);
        StringBuilder text = new StringBuilder();
        fleets.registry().export("pumps", text);
        assertThat(text.toString().lines())
            .containsExactly(
                "id,state,until,site", "p1,in-service,,", "p2,commissioned,,east", "p3,retired,,");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aLifeChangesAtItsMinuteAndThePastStays(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        assertThat(csv(fleets, false, "id", "p1").added()).isEqualTo(1);
        clock.set(NOW.plusSeconds(150));
        var _ = csv(fleets, false, "id,state,until", "p1,maintenance,2026-11-28T12:04:00Z");
        assertThat(expected(fleets, 2)).containsExactly(1L, 1L);
        clock.set(NOW.plusSeconds(200));
        assertThat(fleets.state("pumps").orElseThrow().presence().values())
            .allMatch(count -> count == 0);
      }
      // Nobody was there when its time came.
      clock.set(NOW.plusSeconds(400));
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        assertThat(expected(fleets, 6)).containsExactly(1L, 1L, 0L, 0L, 1L, 1L);
        assertThat(life(fleets, "p1")).isEqualTo(DeviceLife.IN_SERVICE);
        String late = "{\"id\": \"p1\", \"t\": \"%s\"}".formatted(NOW.plusSeconds(190));
        fleets.push("pumps", late.getBytes(StandardCharsets.UTF_8), "");
        assertThat(
                fleets
                    .minutes()
                    .of(
                        "pumps",
                        fleets.store().groups("pumps").keySet(),
                        new MinuteRange(M + 3, M + 4)))
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatTheDocumentListsIsChangedThere(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS.replace("{type", "{devices: [{id: p8}, {id: p9}], type")));
      EditsRefused refused =
          catchThrowableOfType(
              EditsRefused.class, () -> csv(fleets, false, "id,state", "p1,", "p9,retired"));
      assertThat(refused.isConflict()).isTrue();
      assertThat(refused.problems().getFirst().toString())
          .isEqualTo(
              "line 3: The device \"p9\" stands in the fleet's document at /spec/devices/1;"
                  + " change it there.");
      assertThat(fleets.device("pumps", "p1")).isEmpty();
      assertThat(csv(fleets, false, "id,state", "p9,in-service").unchanged()).isEqualTo(1);
      assertThat(
              catchThrowableOfType(
                      EditsRefused.class, () -> fleets.registry().remove("pumps", "p9"))
                  .isConflict())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aForgottenDeviceComesBackAsANewOne(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS));
      var _ = csv(fleets, false, "id,site", "p1,north", "p2,north");
      var _ = fleets.tokens().create("pumps", "p1", "ayu").orElseThrow();
      assertThat(fleets.registry().remove("pumps", "p1")).isTrue();
      assertThat(fleets.registry().remove("pumps", "p1")).isFalse();
      assertThat(fleets.tokens().of("pumps", "p1"))
          .allMatch(token -> token.revokedAt().isPresent());
      assertThat(fleets.device("pumps", "p1")).isEmpty();
      assertThat(fleets.store().device("pumps", "p1")).isEmpty();
      assertThat(fleets.state("pumps").orElseThrow().devices()).isEqualTo(1);
      clock.set(NOW.plus(Duration.ofMinutes(3)));
      String message = "{\"id\": \"p1\", \"t\": \"%s\"}".formatted(clock.instant());
      fleets.push("pumps", message.getBytes(StandardCharsets.UTF_8), "");
      assertThat(fleets.store().device("pumps", "p1").orElseThrow().attributes()).isEmpty();
      assertThat(fleets.state("pumps").orElseThrow().devices()).isEqualTo(2);
      clock.set(NOW.plus(Duration.ofMinutes(5)));
      assertThat(expected(fleets, 5)).containsExactly(1L, 1L, 1L, 2L, 2L);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void onlyWhoIsListedMaySpeakAndListsMayComeFromOutside(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      fleets.follow(FleetTexts.of(PUMPS.replace("{type", "{registration: listed, type")));
      byte[] message =
          "{\"id\": \"p1\", \"t\": \"%s\"}"
              .formatted(clock.instant())
              .getBytes(StandardCharsets.UTF_8);
      assertThat(fleets.push("pumps", message, "").status()).isEqualTo(400);
      var _ =
          fleets
              .registry()
              .edit("pumps", List.of(DeviceEdit.life("p1", DeviceLife.IN_SERVICE)), false);
      assertThat(fleets.push("pumps", message, "").status()).isEqualTo(200);
      EditsRefused refused =
          catchThrowableOfType(
              EditsRefused.class,
              () -> csv(fleets, false, "id,until", "p1,2026-12-01T00:00:00Z", "p1,"));
      assertThat(refused.problems())
          .extracting(Object::toString)
          .satisfiesExactly(
              each -> assertThat(each).contains("this one is in-service"),
              each -> assertThat(each).contains("was said already at line 2"));
      assertThat(fleets.registry().edit("none", List.of(), true)).isEqualTo(Optional.empty());
    }
  }
}

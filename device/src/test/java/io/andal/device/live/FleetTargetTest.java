package io.andal.device.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetTexts;
import io.andal.device.registry.DeviceEdit;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetHourStore.Judged;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each device is judged by its own target, hour by hour, on both databases. */
class FleetTargetTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final long M = MinuteRange.minuteOf(NOON);
  private static final long H = M / 60;
  private static final String PUMPS =
      "pumps: {type: HTTP, interval: 1m, target: 0.99, groupBy: [site], devices: [{id: p3}],"
          + " mapping: {device: /id, time: /t, attributes: {site: /s}}}";

  private final MutableClock clock = new MutableClock(NOON);

  private static void push(Fleets fleets, List<String> messages) {
    byte[] body = String.join("\n", messages).getBytes(StandardCharsets.UTF_8);
    assertThat(fleets.push("pumps", body, "").status()).isEqualTo(200);
  }

  private static String message(String id, String site, long minute) {
    return "{\"id\": \"%s\", \"s\": \"%s\", \"t\": \"%s\"}"
        .formatted(id, site, MinuteRange.startOf(M + minute).plusSeconds(5));
  }

  private static void appear(Fleets fleets) {
    push(fleets, List.of(message("p1", "north", 0), message("p2", "south", 0)));
  }

  /** What the devices kept while they were cut off: three hours, of one without nine minutes. */
  private static void sendLate(Fleets fleets) {
    push(
        fleets,
        LongStream.range(0, 180).mapToObj(minute -> message("p1", "north", minute)).toList());
    push(
        fleets,
        LongStream.range(0, 180)
            .filter(minute -> minute < 70 || minute >= 80)
            .mapToObj(minute -> message("p2", "south", minute))
            .toList());
    fleets.tick(true);
  }

  private static Judged judged(Fleets fleets, long hour) {
    return fleets
        .hours()
        .of("pumps", fleets.store().groups("pumps").keySet(), hour, hour + 1)
        .getOrDefault(hour, Judged.NONE);
  }

  private static Map<String, Integer> missing(Fleets fleets) {
    return fleets.store().missing("pumps", 990_000, -1, "", 10).stream()
        .collect(Collectors.toMap(DeviceRow::id, DeviceRow::attained));
  }

  private static List<Slice> read(SignalSource source, Map<String, String> where) throws Exception {
    Reading reading =
        source
            .read(
                List.of(
                    new Indicator.Ratio(
                        "devices",
                        new Metric(Map.of("fleet", "pumps", "count", "meeting", "where", where)),
                        false,
                        new Metric(Map.of("fleet", "pumps", "count", "judged", "where", where)),
                        true)),
                new MinuteRange(M + 179, M + 182))
            .getFirst();
    assertThat(reading).isInstanceOf(Reading.Slices.class);
    return ((Reading.Slices) reading).slices();
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void devicesAreJudgedAtTheEndOfHoursAndAgainWhenTheySentLate(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        SignalSource source = fleets.source("devices", Map.of());
        appear(fleets);
        clock.set(NOON.plusSeconds(3 * 3600 + 20));
        fleets.tick(true);
        assertThat(judged(fleets, H + 1)).isEqualTo(new Judged(3, 0));
        assertThat(judged(fleets, H + 2)).isEqualTo(Judged.NONE);
        clock.set(NOON.plusSeconds(3 * 3600 + 200));
        fleets.tick(true);
        assertThat(judged(fleets, H + 2)).isEqualTo(new Judged(3, 0));
        assertThat(read(source, Map.of()).get(1).good()).isZero();
        source.changedRead(source.changed());

        sendLate(fleets);
        assertThat(judged(fleets, H)).isEqualTo(new Judged(3, 2));
        assertThat(judged(fleets, H + 2)).isEqualTo(new Judged(3, 1));
        assertThat(missing(fleets)).isEqualTo(Map.of("p3", 0, "p2", 950_000));
        assertThat(read(source, Map.of()))
            .containsExactly(
                new Slice(M + 179, 1_000, 3_000, Quality.COMPLETE),
                new Slice(M + 180, 1_000, 3_000, Quality.COMPLETE),
                new Slice(M + 181, 1_000, 3_000, Quality.COMPLETE));
        assertThat(read(source, Map.of("site", "north")).get(1))
            .isEqualTo(new Slice(M + 180, 1_000, 1_000, Quality.COMPLETE));
        assertThat(source.changed()).anyMatch(range -> range.contains(M + 180));
      }
      try (Fleets fleets = new Fleets(opened, clock)) {
        fleets.follow(FleetTexts.of(PUMPS));
        fleets.tick(true);
        assertThat(judged(fleets, H + 2)).isEqualTo(new Judged(3, 1));
        assertThat(missing(fleets)).isEqualTo(Map.of("p3", 0, "p2", 950_000));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void onlyWholeHoursInServiceAreJudged(Fresh database) throws Exception {
    try (Database opened = database.open();
        Fleets fleets = new Fleets(opened, clock)) {
      clock.set(NOON.plusSeconds(600));
      fleets.follow(FleetTexts.of(PUMPS));
      clock.set(NOON.plusSeconds(3600 + 40));
      fleets.tick(true);
      assertThat(judged(fleets, H)).isEqualTo(Judged.NONE);
      clock.set(NOON.plusSeconds(2 * 3600 + 40));
      fleets.tick(true);
      assertThat(judged(fleets, H + 1)).isEqualTo(new Judged(1, 0));
      assertThat(missing(fleets)).containsKey("p3");
      fleets.follow(FleetTexts.of(PUMPS.replace("devices: [{id: p3}],", "")));
      var _ =
          fleets
              .registry()
              .edit("pumps", List.of(DeviceEdit.life("p3", DeviceLife.MAINTENANCE)), false);
      clock.set(NOON.plusSeconds(3 * 3600 + 40));
      fleets.tick(true);
      assertThat(judged(fleets, H + 2)).isEqualTo(Judged.NONE);
      assertThat(missing(fleets)).isEmpty();
    }
  }
}

package io.andal.alert.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A year of turns, in zones whose clocks jump. */
class ScheduleLawTest {
  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "Asia/Jakarta",
            "Europe/Copenhagen",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Santiago",
            "Africa/Casablanca",
            "Pacific/Apia")
        .map(ZoneId::of);
  }

  @Property(tries = 200)
  void everyMomentHasOnePersonAndTheHandOverIsAtTheSameTimeOfDay(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 0, max = 23) int hour,
      @ForAll @IntRange(min = 1, max = 14) int days,
      @ForAll @IntRange(min = 1, max = 5) int people,
      @ForAll @IntRange(min = 2008, max = 2026) int year) {
    LocalDateTime start = LocalDateTime.of(year, 1, 1, hour, 30);
    Rotation rotation = new Rotation("r", zone, start, days, people(people), List.of());
    Instant time = start.atZone(zone).toInstant();
    Instant end = time.plus(Duration.ofDays(366));
    for (int number = 0; time.isBefore(end); number++) {
      Shift shift = rotation.shift(time);
      assertThat(shift.from()).isEqualTo(time);
      assertThat(shift.person().name()).isEqualTo("p" + number % people);
      assertThat(rotation.shift(shift.to().minusMillis(1))).isEqualTo(shift);
      assertThat(rotation.shift(time.plus(Duration.between(time, shift.to()).dividedBy(2))))
          .isEqualTo(shift);
      assertThat(shift.to())
          .isEqualTo(start.plusDays((long) days * (number + 1)).atZone(zone).toInstant());
      time = shift.to();
    }
  }

  @Test
  void whoeverStandsInCountsFirst() {
    ZoneId zone = ZoneId.of("Asia/Jakarta");
    Rotation rotation =
        new Rotation("r", zone, LocalDateTime.of(2026, 1, 5, 9, 0), 7, people(2), List.of());
    Instant from = Instant.parse("2026-01-06T00:00:00Z");
    Schedule schedule =
        new Schedule(
            "s",
            List.of(rotation),
            List.of(new StandIn(new Person("ayu", "", ""), from, from.plusSeconds(3600))));
    assertThat(schedule.onCall(from.minusMillis(1)).orElseThrow().person().name()).isEqualTo("p0");
    assertThat(schedule.onCall(from).orElseThrow().person().name()).isEqualTo("ayu");
    assertThat(schedule.onCall(from.plusSeconds(3600)).orElseThrow().person().name())
        .isEqualTo("p0");
    assertThat(schedule.onCall(Instant.parse("2026-01-05T01:59:59Z"))).isEmpty();
    assertThat(schedule.onCall(Instant.parse("2026-01-12T02:00:00Z")).orElseThrow().person().name())
        .isEqualTo("p1");
  }

  private static List<Person> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Person("p" + i, "", "")).toList();
  }
}

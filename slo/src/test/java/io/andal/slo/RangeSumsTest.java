package io.andal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.engine.Definitions;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RangeSumsTest {
  private static final String DATABASES = "io.andal.testing.TestDatabases#all";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final long MINUTE = MinuteRange.minuteOf(NOW);
  private static final SloDefinition PLAIN =
      Definitions.slo(
          "plain", "commands", 0.99, new TimeWindow.Rolling(Duration.ofDays(7)), List.of());

  private final MutableClock clock = new MutableClock(NOW);

  private SloService service(Database database, SloDefinition slo) {
    SloService service = new SloService(database, clock);
    service.define(List.of(slo));
    service.tick(_ -> MINUTE);
    return service;
  }

  /** Days that begin at any minute, as they do in zones. */
  private static List<MinuteRange> days(long from, int count) {
    List<MinuteRange> days = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      days.add(new MinuteRange(from + 1_440L * i, from + 1_440L * (i + 1)));
    }
    return days;
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void packedDaysAddUpToTheirSlicesInMemoryAndInTheStore(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, PLAIN);
      Random random = new Random(11);
      List<Slice> slices = new ArrayList<>();
      for (long minute = MINUTE - 40 * 1_440; minute < MINUTE; minute++) {
        switch (random.nextInt(10)) {
          case 0 -> {}
          case 1 -> slices.add(Slice.missing(minute));
          default -> slices.add(new Slice(minute, random.nextInt(900), 1_000, Quality.COMPLETE));
        }
      }
      service.record(Map.of(PLAIN.series(), slices));

      for (long start : List.of(MINUTE - 4 * 1_440 + 420, MINUTE - 39 * 1_440 + 420)) {
        List<MinuteRange> days = days(start, 3);
        assertThat(service.sums(List.of("plain", "nobody"), days))
            .isEqualTo(
                Map.of("plain", days.stream().map(day -> List.of(sum(slices, day))).toList()));
      }
    }
  }

  private static WindowSum sum(List<Slice> slices, MinuteRange range) {
    long good = 0;
    long total = 0;
    int measured = 0;
    int missing = 0;
    for (Slice slice : slices) {
      if (range.contains(slice.minute())) {
        good += slice.good();
        total += slice.total();
        measured += slice.measured() ? 1 : 0;
        missing += slice.measured() ? 0 : 1;
      }
    }
    return new WindowSum(
        good, total, measured, missing, (int) range.minutes() - measured - missing);
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aSliceOfTimeThatARangeCutsIsJudgedWhole(TestDatabases.Fresh fresh) {
    SloDefinition slo =
        Definitions.counted(
            PLAIN, new Budgeting.Timeslices(Duration.ofMinutes(60)), Treatment.FREEZE);
    try (Database database = fresh.open()) {
      SloService service = service(database, slo);
      List<Slice> slices = new ArrayList<>();
      for (long minute = MINUTE - 180; minute < MINUTE; minute++) {
        // All errors of the middle hour lie in its first half.
        boolean bad = minute >= MINUTE - 120 && minute < MINUTE - 90;
        slices.add(new Slice(minute, bad ? 0 : 1_000, 1_000, Quality.COMPLETE));
      }
      service.record(Map.of(slo.series(), slices));

      List<MinuteRange> halves =
          List.of(new MinuteRange(MINUTE - 180, MINUTE - 90), new MinuteRange(MINUTE - 90, MINUTE));

      assertThat(service.sums(List.of("plain"), halves.subList(1, 2)).get("plain"))
          .extracting(sums -> sums.getFirst().badEvents())
          .containsExactly(30 * 60_000.0);
      assertThat(service.sums(List.of("plain"), halves).get("plain"))
          .extracting(sums -> sums.getFirst().badEvents())
          .containsExactly(30 * 60_000.0, 30 * 60_000.0);
    }
  }
}

package io.andal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.signal.TrackedIndicator;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.engine.Definitions;
import io.andal.slo.engine.SliceBlock;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedSeriesTest {
  private static final String DATABASES = "io.andal.testing.TestDatabases#all";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final long MINUTE = MinuteRange.minuteOf(NOW);
  private static final TimeWindow DAY = new TimeWindow.Rolling(Duration.ofDays(1));
  private static final Member ONE = Definitions.member("one", 0.95, 1, 0.95);
  private static final Member OTHER = Definitions.member("other", 0.9, 2, 0.95);

  private static final SloDefinition COMPOSITE =
      Definitions.counted(
          Definitions.composite(Definitions.slo("journey", DAY), 0.9, ONE, OTHER),
          new Budgeting.Timeslices(Duration.ofMinutes(5)),
          Treatment.FREEZE);
  private static final SloDefinition SINGLE =
      Definitions.composite(
          Definitions.slo("single", Definitions.THIRTY_DAYS),
          0.9,
          Definitions.member("one", 0.9, 1, 1));

  private final MutableClock clock = new MutableClock(NOW);

  private SloService service(Database database, SloDefinition... definitions) {
    SloService service = new SloService(database, clock);
    service.define(List.of(definitions));
    return service;
  }

  private static List<Slice> steady(long from, long to, long bad) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = from; minute < to; minute++) {
      slices.add(new Slice(minute, (100 - bad) * 1_000, 100_000, Quality.COMPLETE));
    }
    return slices;
  }

  private static Map<SeriesId, List<Slice>> both(long bad, long otherBad) {
    return Map.of(
        ONE.series(), steady(MINUTE - 3_000, MINUTE, bad),
        OTHER.series(), steady(MINUTE - 3_000, MINUTE, otherBad));
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aSeriesOfSeveralSlosIsReadOnceForTheLongestHistory(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, COMPOSITE, SINGLE);
      assertThat(service.tracked())
          .extracting(TrackedIndicator::series)
          .containsExactlyInAnyOrder(ONE.series(), OTHER.series());
      assertThat(service.tracked())
          .filteredOn(tracked -> tracked.series().equals(ONE.series()))
          .extracting(TrackedIndicator::historyMinutes)
          .containsExactly(43_200L);
      service.record(both(1, 10));
      assertThat(service.budget("single").orElseThrow().period().badEvents()).isEqualTo(3_000);
      assertThat(service.budget("journey").orElseThrow().period().sli()).isZero();
      MinuteRange range = new MinuteRange(MINUTE - 3_100, MINUTE);
      assertThat(service.gaps(OTHER.series(), range))
          .containsExactly(new MinuteRange(MINUTE - 3_100, MINUTE - 3_000));
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aCompositeSurvivesARestartAndALostMember(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, COMPOSITE);
      service.record(both(1, 10));
      Budget before = service.budget("journey").orElseThrow();

      SloService restarted = service(database, COMPOSITE);
      assertThat(restarted.budget("journey")).contains(before);
      assertThat(restarted.budgetAt("journey", MINUTE)).contains(before);

      SloDefinition less = Definitions.composite(COMPOSITE, 0.95, ONE);
      restarted.define(List.of(less));
      assertThat(restarted.budget("journey").orElseThrow().remaining()).isEqualTo(1);
      restarted.define(List.of(COMPOSITE));
      assertThat(restarted.budget("journey")).contains(before);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void slicesAndRawBlocksAreTheSameFromMemoryAndFromTheStore(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, COMPOSITE);
      service.record(both(1, 10));
      MinuteRange recent = new MinuteRange(MINUTE - 7, MINUTE);
      assertThat(service.memberSlices("journey", 1, recent))
          .containsExactlyElementsOf(steady(MINUTE - 7, MINUTE, 10));
      assertThat(service.slices("journey", recent))
          .hasSize(7)
          .allMatch(slice -> slice.good() == 0 && slice.total() == 60_000_000);

      MinuteRange all = new MinuteRange(MINUTE - 100_000, MINUTE);
      List<SliceBlock> stored = service.raw("journey", all).orElseThrow();
      assertThat(stored.get(0).slices(all))
          .containsExactlyElementsOf(steady(MINUTE - 3_000, MINUTE, 1));
      assertThat(stored.get(1).slices(recent))
          .isEqualTo(service.raw("journey", recent).orElseThrow().get(1).slices(recent));
      assertThat(service.slices("journey", all)).hasSize(3_000);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void anAdjustmentRecomputesThePastAndShowsBothViews(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, COMPOSITE);
      service.record(both(1, 10));
      Budget before = service.budget("journey").orElseThrow();
      service.define(
          List.of(
              COMPOSITE.withAdjustments(List.of(Definitions.adjustment(MINUTE - 2_000, MINUTE)))));
      assertThat(service.budget("journey").orElseThrow().remaining()).isEqualTo(1);
      assertThat(service.unadjusted("journey")).contains(before);
      assertThat(service.unadjusted("nobody")).isEmpty();
    }
  }
}

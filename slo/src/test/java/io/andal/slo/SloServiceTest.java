package io.andal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.database.Database;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.engine.Definitions;
import io.andal.slo.store.SliceStoreException;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SloServiceTest {
  private static final String DATABASES = "io.andal.testing.TestDatabases#all";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final long MINUTE = MinuteRange.minuteOf(NOW);
  private static final SloDefinition SLO = Definitions.slo("checkout", Definitions.THIRTY_DAYS);

  private final MutableClock clock = new MutableClock(NOW);

  private SloService service(Database database, SloDefinition... definitions) {
    SloService service = new SloService(database, clock);
    service.define(List.of(definitions));
    return service;
  }

  private static List<Slice> steady(long from, long to, long bad) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = from; minute < to; minute++) {
      slices.add(new Slice(minute, (1_000 - bad) * 1_000, 1_000_000, Quality.COMPLETE));
    }
    return slices;
  }

  private long now() {
    return MinuteRange.minuteOf(clock.instant());
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void whatWasRecordedSurvivesARestart(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, SLO);
      Random random = new Random(7);
      SortedMap<Long, Slice> truth = new TreeMap<>();
      for (int step = 0; step < 200; step++) {
        int length = step % 20 == 0 ? 3_000 : 1 + random.nextInt(6);
        long from = step % 20 == 0 ? MINUTE - random.nextInt(43_000) : now() - length;
        List<Slice> slices = new ArrayList<>();
        for (long minute = from; minute < Math.min(now(), from + length); minute++) {
          slices.add(new Slice(minute, random.nextInt(900), 1_000, Quality.COMPLETE));
        }
        service.record(Map.of(SLO.series(), slices));
        slices.forEach(slice -> truth.put(slice.minute(), slice));
        clock.advance(Duration.ofMinutes(1));
        service.tick(_ -> now());
      }

      SloService restarted = service(database, SLO);

      restarted.tick(_ -> now());
      assertThat(restarted.budget("checkout")).isEqualTo(service.budget("checkout"));
      MinuteRange window = new MinuteRange(now() - 43_200, now());
      assertThat(restarted.slices("checkout", window))
          .containsExactlyElementsOf(truth.tailMap(window.from()).values());
      assertThat(restarted.gaps(SLO.series(), window))
          .isEqualTo(service.gaps(SLO.series(), window));
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void theBudgetOfThePastIsWhatItWas(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, SLO);
      service.record(Map.of(SLO.series(), steady(MINUTE - 50_000, MINUTE, 1)));
      service.tick(_ -> now());
      Budget then = service.budget("checkout").orElseThrow();
      service.record(Map.of(SLO.series(), steady(MINUTE, MINUTE + 500, 900)));
      clock.advance(Duration.ofMinutes(500));
      service.tick(_ -> now());

      assertThat(service.budgetAt("checkout", MINUTE)).contains(then);
      assertThat(service.budget("checkout").orElseThrow().remaining()).isNegative();
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aChangedIndicatorStartsAnewAndARollbackFindsTheOldSlices(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloDefinition changed =
          new SloDefinition(
              "checkout",
              "",
              "commands",
              "",
              Map.of(),
              SLO.indicator(),
              new SeriesId("checkout:2"),
              0.99,
              SLO.window(),
              List.of());
      SloService service = service(database, SLO);
      service.record(Map.of(SLO.series(), steady(MINUTE - 300, MINUTE, 1)));

      service.define(List.of(changed));
      assertThat(service.budget("checkout").orElseThrow().period().total()).isZero();
      service.define(List.of(SLO));
      assertThat(service.budget("checkout").orElseThrow().period().totalEvents())
          .isEqualTo(300_000);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aClockSetBackGivesTheBudgetOfThatTime(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, SLO);
      service.record(Map.of(SLO.series(), steady(MINUTE - 20_000, MINUTE, 1)));
      service.tick(_ -> now());
      Budget before = service.budget("checkout").orElseThrow();
      clock.advance(Duration.ofDays(45));
      service.tick(_ -> now());
      assertThat(service.budget("checkout").orElseThrow().state())
          .isEqualTo(BudgetState.UNMEASURED);
      clock.set(NOW);
      service.tick(_ -> now());
      assertThat(service.budget("checkout")).contains(before);
    }
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void memoryNeverRunsAheadOfAStoreThatRefuses(TestDatabases.Fresh fresh) {
    Database database = fresh.open();
    SloService service = service(database, SLO);
    service.record(Map.of(SLO.series(), steady(MINUTE - 300, MINUTE, 1)));
    Budget before = service.budget("checkout").orElseThrow();
    database.close();

    assertThatThrownBy(() -> service.record(Map.of(SLO.series(), steady(MINUTE - 10, MINUTE, 500))))
        .isInstanceOf(SliceStoreException.class)
        .hasMessageContaining("can't be stored");
    assertThat(service.budget("checkout")).contains(before);
  }

  @ParameterizedTest
  @MethodSource(DATABASES)
  void aFastBurnIsSaidOnceItHoldsAndItsEndOnce(TestDatabases.Fresh fresh) {
    try (Database database = fresh.open()) {
      SloService service = service(database, SLO);
      service.record(Map.of(SLO.series(), steady(MINUTE - 45_000, MINUTE, 0)));
      assertThat(service.tick(_ -> now()))
          .extracting(RuleVerdict::verdict)
          .containsExactly(RuleVerdict.Verdict.CLEAR);
      assertThat(service.tick(_ -> now())).isEmpty();
      minutes(service, 10, 500);
      assertThat(service.tick(_ -> now()))
          .extracting(RuleVerdict::verdict)
          .containsExactly(RuleVerdict.Verdict.HOLDS);
      assertThat(service.gateForService("commands").orElseThrow().answer())
          .isEqualTo(GateDecision.Answer.NO);
      minutes(service, 35, 0);
      assertThat(service.tick(_ -> now()))
          .extracting(RuleVerdict::verdict)
          .containsExactly(RuleVerdict.Verdict.CLEAR);
      clock.advance(Duration.ofMinutes(6));
      assertThat(service.tick(_ -> now()))
          .extracting(RuleVerdict::verdict)
          .containsExactly(RuleVerdict.Verdict.UNMEASURED);
    }
  }

  private void minutes(SloService service, int count, long bad) {
    service.record(Map.of(SLO.series(), steady(now(), now() + count, bad)));
    clock.advance(Duration.ofMinutes(count));
  }
}

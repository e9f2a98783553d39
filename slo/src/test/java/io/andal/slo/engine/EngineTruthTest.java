package io.andal.slo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnDown;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EngineTruthTest {
  private static final long NOW = MinuteRange.minuteOf(Instant.parse("2026-11-22T10:00:00Z"));

  private static SloEngine engine(TimeWindow window, long asOf) {
    return new SloEngine(Definitions.slo("truth", window), asOf);
  }

  private static Slice events(long minute, long bad, long total) {
    return new Slice(minute, (total - bad) * 1_000, total * 1_000, Quality.COMPLETE);
  }

  private static List<Slice> steady(long from, long to, long bad, long total) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = from; minute < to; minute++) {
      slices.add(events(minute, bad, total));
    }
    return slices;
  }

  @Test
  void twoBadEventsOfAHundredThousandAreTwoThousandthsOfAPercentNotAQuarter() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    engine.put(List.of(events(NOW - 2, 1, 100_000), events(NOW - 1, 1, 2)));
    assertThat(engine.budget().period().errorRatio()).isEqualTo(2.0 / 100_002);
  }

  @Test
  void aReplacedSliceCorrectsEveryWindow() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    engine.put(steady(NOW - 100, NOW, 1, 10));
    engine.put(List.of(events(NOW - 3, 7, 20)));
    for (Budget.BurnRate rate : engine.budget().burnRates()) {
      long minutes = Math.min(100, rate.window().toMinutes());
      assertThat(rate.sum().totalEvents()).isEqualTo((double) (minutes * 10 + 10));
      assertThat(rate.sum().badEvents()).isEqualTo((double) (minutes + 6));
    }
  }

  @Test
  void aThirtyDayBudgetAcrossADaylightSavingChangeHasThirtyTimes24Hours() {
    long end = MinuteRange.minuteOf(Instant.parse("2026-11-05T00:00:00Z"));
    SloEngine engine = engine(Definitions.THIRTY_DAYS, end);
    engine.put(steady(end - 50_000, end, 0, 10));
    engine.put(List.of(events(end - 43_200, 10, 10), events(end - 43_201, 10, 10)));
    Budget budget = engine.budget();
    assertThat(budget.period().totalEvents()).isEqualTo(432_000);
    assertThat(budget.period().badEvents()).isEqualTo(10);
  }

  @Test
  void aCalendarMonthHasItsDayOf25HoursAndStartsAfreshAtItsEnd() {
    TimeWindow month =
        new TimeWindow.Calendar(
            LocalDateTime.of(2026, 1, 1, 0, 0), Period.ofMonths(1), ZoneId.of("Europe/Berlin"));
    long start = MinuteRange.minuteOf(Instant.parse("2026-09-30T22:00:00Z"));
    long end = MinuteRange.minuteOf(Instant.parse("2026-10-31T23:00:00Z"));
    assertThat(end - start).isEqualTo((31 * 24 + 1) * 60);
    SloEngine engine = engine(month, start + 1);
    engine.put(steady(start - 10, end + 10, 1, 1_000));
    engine.advance(end);
    assertThat(engine.budget().window()).isEqualTo(new MinuteRange(start, end));
    assertThat(engine.budget().period().badEvents()).isEqualTo((31 * 24 + 1) * 60);
    engine.advance(end + 1);
    assertThat(engine.budget().period().badEvents()).isEqualTo(1);
    assertThat(engine.budget().window().from()).isEqualTo(end);
  }

  @Test
  void aMonthFromThe31stDoesNotDrift() {
    TimeWindow month =
        new TimeWindow.Calendar(
            LocalDateTime.of(2026, 1, 31, 0, 0), Period.ofMonths(1), ZoneId.of("UTC"));
    long may = MinuteRange.minuteOf(Instant.parse("2026-05-10T00:00:00Z"));
    assertThat(month.at(may))
        .isEqualTo(
            MinuteRange.of(
                Instant.parse("2026-04-30T00:00:00Z"), Instant.parse("2026-05-31T00:00:00Z")));
  }

  @Test
  void budgetBurnRateAndExhaustionFollowTheirFormulas() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    engine.put(steady(NOW - 43_200, NOW - 60, 0, 1_000));
    engine.put(steady(NOW - 60, NOW, 10, 1_000));
    Budget budget = engine.budget();
    assertThat(budget.remaining()).isCloseTo(1 - 600 / 43_200.0, within(1e-12));
    assertThat(budget.burnRates().get(2).window()).isEqualTo(Duration.ofHours(1));
    assertThat(budget.burnRates().get(2).rate()).isCloseTo(10, within(1e-12));
    assertThat(budget.exhaustion().orElseThrow().toMinutes())
        .isEqualTo((long) (43_200 * (1 - 600 / 43_200.0) / 10));
    assertThat(budget.state()).isEqualTo(BudgetState.HEALTHY);
    assertThat(budget.progress()).isEqualTo(1);
  }

  @Test
  void anUntouchedBudgetIsWholeAndOneWithoutEventsToo() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    engine.put(steady(NOW - 43_200, NOW, 0, 0));
    assertThat(engine.budget().remaining()).isEqualTo(1);
    assertThat(engine.budget().state()).isEqualTo(BudgetState.HEALTHY);
    assertThat(engine.budget().exhaustion()).isEmpty();
  }

  @Test
  void withoutDataForFiveMinutesItCannotBeMeasured() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    engine.put(steady(NOW - 43_200, NOW, 0, 10));
    engine.advance(NOW + 4);
    assertThat(engine.budget().state()).isEqualTo(BudgetState.HEALTHY);
    engine.put(List.of(Slice.missing(NOW + 4)));
    engine.advance(NOW + 5);
    assertThat(engine.budget().state()).isEqualTo(BudgetState.UNMEASURED);
    assertThat(engine.budget().lastMeasured()).contains(NOW - 1);
  }

  @Test
  void whileHistoryIsReadNoVerdictRestsOnTheNewestPartAlone() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    engine.put(steady(NOW - 10, NOW, 900, 1_000));
    assertThat(engine.budget().state()).isEqualTo(BudgetState.READING);
    assertThat(engine.verdict(0)).isEqualTo(io.andal.slo.RuleVerdict.Verdict.UNMEASURED);
    engine.put(steady(NOW - 60, NOW - 10, 900, 1_000));
    assertThat(engine.verdict(0)).isEqualTo(io.andal.slo.RuleVerdict.Verdict.HOLDS);
  }

  @Test
  void theBurnDownEndsAtTheBudgetThatIsLeft() {
    SloEngine engine = engine(Definitions.THIRTY_DAYS, NOW);
    Random random = new Random(1);
    for (long minute = NOW - 43_200; minute < NOW; minute++) {
      engine.put(List.of(events(minute, random.nextInt(2), 1_000)));
    }
    BurnDown burnDown = engine.burnDown(100);
    assertThat(burnDown.points()).hasSize(100);
    assertThat(burnDown.points().getLast().minute()).isEqualTo(NOW);
    assertThat(burnDown.points().getLast().remaining())
        .isCloseTo(engine.budget().remaining(), within(1e-9));
    assertThat(burnDown.points())
        .extracting(BurnDown.Point::remaining)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void minuteByMinuteOverDaysEqualsCountingAfresh() {
    SloEngine live = engine(new TimeWindow.Rolling(Duration.ofDays(2)), NOW);
    Random random = new Random(5);
    live.put(steady(NOW - 6_000, NOW, 1, 50));
    for (int step = 0; step < 6_000; step++) {
      long minute = NOW + step;
      if (random.nextInt(10) > 0) {
        live.put(List.of(events(minute, random.nextInt(3), 10L + random.nextInt(90))));
      }
      if (random.nextInt(5) == 0) {
        live.put(List.of(events(minute - random.nextInt(4_500), 5, 99)));
      }
      live.advance(minute + 1);
    }
    Budget sliding = live.budget();
    assertThat(live.redefined(live.definition()).budget()).isEqualTo(sliding);
  }
}

package io.andal.slo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.andal.signal.Comparison;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.Budgeting;
import io.andal.slo.BurnCondition;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CountedTruthTest {
  private static final long NOW = MinuteRange.minuteOf(Instant.parse("2026-11-22T10:00:00Z"));
  private static final TimeWindow WEEK = new TimeWindow.Rolling(Duration.ofDays(7));
  private static final int WEEK_MINUTES = 10_080;
  private static final Budgeting MINUTES = new Budgeting.Timeslices(Duration.ofMinutes(1));
  private static final Budgeting FIVE_MINUTES = new Budgeting.Timeslices(Duration.ofMinutes(5));
  private static final Budgeting RATIOS = new Budgeting.RatioTimeslices(Duration.ofMinutes(1));

  private static List<Slice> steady(long from, long to, long bad, long total) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = from; minute < to; minute++) {
      slices.add(new Slice(minute, (total - bad) * 1_000, total * 1_000, Quality.COMPLETE));
    }
    return slices;
  }

  private static List<Slice> missing(long from, long to) {
    List<Slice> slices = new ArrayList<>();
    for (long minute = from; minute < to; minute++) {
      slices.add(Slice.missing(minute));
    }
    return slices;
  }

  private static SloDefinition slo(double target, TimeWindow window, AlertRule... rules) {
    return Definitions.slo("truth", "commands", target, window, List.of(rules));
  }

  private static AlertRule rule(
      OptionalDouble remainingAtMost, boolean whenNoData, BurnCondition... conditions) {
    return new AlertRule(
        "rule",
        "policy",
        "ticket",
        List.of(conditions),
        remainingAtMost,
        Duration.ZERO,
        whenNoData,
        true,
        true,
        List.of());
  }

  private static BurnCondition fast() {
    return new BurnCondition(Duration.ofHours(1), Optional.empty(), Comparison.GT, 10);
  }

  @Test
  void aWeekAt9995PercentAffords5MinutesAnd2Point4Seconds() {
    SloDefinition slo = Definitions.counted(slo(0.9995, WEEK), MINUTES, Treatment.FREEZE);
    SloEngine engine = new SloEngine(slo, NOW);
    engine.put(steady(NOW - WEEK_MINUTES, NOW, 0, 10));
    assertThat(engine.budget().period().totalEvents() * slo.errorBudget())
        .isCloseTo((5 * 60 + 2.4) * 1_000, within(1e-6));
    engine.put(steady(NOW - 5, NOW, 10, 10));
    assertThat(engine.budget().remaining()).isCloseTo(1 - 5 / 5.04, within(1e-12));
    engine.put(steady(NOW - 6, NOW, 10, 10));
    assertThat(engine.budget().state()).isEqualTo(BudgetState.EXHAUSTED);
  }

  private static SloDefinition two(Budgeting budgeting, double weight) {
    Member one = Definitions.member("one", 0.95, weight, 1);
    Member other = Definitions.member("other", 0.95, 1, 1);
    return Definitions.counted(
        Definitions.composite(slo(0.9, WEEK), 0.9, one, other), budgeting, Treatment.FREEZE);
  }

  private static SloEngine twoOf95Percent(Budgeting budgeting, double weight) {
    SloEngine engine = new SloEngine(two(budgeting, weight), NOW);
    Map<SeriesId, List<Slice>> slices = new HashMap<>();
    engine
        .definition()
        .members()
        .forEach(m -> slices.put(m.series(), steady(NOW - WEEK_MINUTES, NOW, 5, 100)));
    engine.put(slices);
    return engine;
  }

  @Test
  void twoRatiosOf95PercentMake90AndAWeightMultipliesTheMissingPart() {
    assertThat(twoOf95Percent(RATIOS, 1).budget().period().sli()).isEqualTo(0.9);
    assertThat(twoOf95Percent(RATIOS, 3).budget().period().sli()).isEqualTo(0.8);
    List<Budget.MemberBudget> members = twoOf95Percent(RATIOS, 3).budget().members();
    assertThat(members).extracting(m -> m.period().sli()).containsExactly(0.95, 0.95);
    assertThat(members.getFirst().consumed()).isCloseTo(1.5, within(1e-12));
    assertThat(members.getLast().consumed()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aMembersBurnRateTimesItsWeightBurnsTheComposite() {
    Budget budget = twoOf95Percent(Budgeting.OCCURRENCES, 3).budget();
    assertThat(budget.burnRates().getFirst().rate()).isCloseTo(4, within(1e-12));
    assertThat(budget.remaining()).isCloseTo(-3, within(1e-12));
    assertThat(budget.period().totalEvents()).isEqualTo(2 * 100 * WEEK_MINUTES);
    assertThat(budget.members()).extracting(m -> m.period().sli()).containsExactly(0.95, 0.95);
  }

  @Test
  void theBurnDownOfACompositeEndsAtWhatIsLeft() {
    SloEngine engine = twoOf95Percent(Budgeting.OCCURRENCES, 3);
    assertThat(engine.burnDown(10).points().getLast().remaining())
        .isCloseTo(engine.budget().remaining(), within(1e-9));
    assertThat(engine.burnDown(10).points().getFirst().remaining()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void aSliceOfTimeIsJudgedWhenItIsOverAndNotBefore() {
    long start = NOW - WEEK_MINUTES;
    SloEngine engine =
        new SloEngine(
            Definitions.counted(slo(0.99, WEEK), FIVE_MINUTES, Treatment.FREEZE), NOW + 4);
    engine.put(steady(start, NOW, 0, 10));
    engine.put(steady(NOW, NOW + 4, 10, 10));
    assertThat(engine.budget().period().bad()).isZero();
    assertThat(engine.budget().period().unread()).isEqualTo(4);
    assertThat(engine.budget().progress()).isEqualTo(1);
    assertThat(engine.budget().state()).isEqualTo(BudgetState.HEALTHY);
    engine.put(steady(NOW + 4, NOW + 5, 0, 10));
    engine.advance(NOW + 5);
    assertThat(engine.budget().period().badEvents()).isEqualTo(5 * 60_000);
    engine.advance(NOW + 4);
    assertThat(engine.budget().period().bad()).isZero();
  }

  @Test
  void aMonthOfSlicesOfTimeHasItsDayOf25HoursAndALeapYearItsDay() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(minutesOf(Period.ofMonths(1), berlin, "2026-10-31T22:59:00Z"))
        .isEqualTo((31 * 24 + 1) * 60);
    assertThat(minutesOf(Period.ofMonths(1), berlin, "2028-02-29T22:59:00Z"))
        .isEqualTo(29 * 24 * 60);
    assertThat(minutesOf(Period.ofMonths(1), berlin, "2026-03-31T21:59:00Z"))
        .isEqualTo((31 * 24 - 1) * 60);
  }

  private static long minutesOf(Period step, ZoneId zone, String lastMinute) {
    TimeWindow window = new TimeWindow.Calendar(LocalDateTime.of(2026, 1, 1, 0, 0), step, zone);
    long end = MinuteRange.minuteOf(Instant.parse(lastMinute)) + 1;
    SloEngine engine =
        new SloEngine(Definitions.counted(slo(0.99, window), MINUTES, Treatment.FREEZE), end);
    engine.put(steady(end - 46_000, end, 1, 1));
    assertThat(engine.budget().window().to()).isEqualTo(end);
    return engine.budget().period().total() / 60_000_000;
  }

  @Test
  void missingMinutesFreezeOrEndAlertsOrCount() {
    assertThat(silent(Treatment.FREEZE).verdict(0)).isEqualTo(Verdict.UNMEASURED);
    assertThat(silent(Treatment.IGNORE).verdict(0)).isEqualTo(Verdict.CLEAR);
    assertThat(silent(Treatment.IGNORE).budget().state()).isNotEqualTo(BudgetState.UNMEASURED);
    assertThat(silent(Treatment.GOOD).verdict(0)).isEqualTo(Verdict.CLEAR);
    assertThat(silent(Treatment.BAD).verdict(0)).isEqualTo(Verdict.HOLDS);
    assertThat(silent(Treatment.BAD).budget().lastMeasured()).contains(NOW - 61);
  }

  @Test
  void unreadMinutesAreNeverIgnored() {
    SloEngine engine = silent(Treatment.IGNORE);
    engine.advance(NOW + 5);
    assertThat(engine.verdict(0)).isEqualTo(Verdict.UNMEASURED);
  }

  /** An hour without data, after a week with hardly an error. */
  private static SloEngine silent(Treatment noData) {
    SloDefinition slo = slo(0.9, WEEK, rule(OptionalDouble.empty(), false, fast9()));
    SloEngine engine = new SloEngine(Definitions.counted(slo, Budgeting.OCCURRENCES, noData), NOW);
    engine.put(steady(NOW - WEEK_MINUTES, NOW - 60, 1, 1_000));
    engine.put(missing(NOW - 60, NOW));
    return engine;
  }

  private static BurnCondition fast9() {
    return new BurnCondition(Duration.ofHours(1), Optional.empty(), Comparison.GT, 9);
  }

  @Test
  void aRuleForNoDataAloneSpeaksOfDataAndNeverHolds() {
    SloDefinition slo = slo(0.9, WEEK, rule(OptionalDouble.empty(), true));
    SloEngine engine =
        new SloEngine(Definitions.counted(slo, Budgeting.OCCURRENCES, Treatment.BAD), NOW);
    engine.put(steady(NOW - WEEK_MINUTES, NOW, 1_000, 1_000));
    assertThat(engine.verdict(0)).isEqualTo(Verdict.CLEAR);
    engine.put(missing(NOW - 5, NOW));
    assertThat(engine.verdict(0)).isEqualTo(Verdict.UNMEASURED);
  }

  @Test
  void aRuleAboutWhatIsLeftHoldsFromItsLimitOnIfEnoughWasRead() {
    SloDefinition slo = slo(0.9, WEEK, rule(OptionalDouble.of(0.5), false));
    SloEngine engine = new SloEngine(slo, NOW);
    engine.put(steady(NOW - 60, NOW, 6, 100));
    assertThat(engine.verdict(0)).isEqualTo(Verdict.UNMEASURED);
    engine.put(steady(NOW - WEEK_MINUTES, NOW - 60, 6, 100));
    assertThat(engine.verdict(0)).isEqualTo(Verdict.HOLDS);
    engine.put(steady(NOW - WEEK_MINUTES, NOW, 4, 100));
    assertThat(engine.verdict(0)).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void aRuleThatWantsBothHoldsWhileLittleIsLeftAndItBurns() {
    AlertRule either = rule(OptionalDouble.of(0.5), false, fast9());
    AlertRule both =
        new AlertRule(
            "both",
            "policy",
            "incident",
            either.anyOf(),
            either.remainingAtMost(),
            true,
            Duration.ZERO,
            false,
            true,
            true,
            List.of());
    SloEngine engine = new SloEngine(slo(0.9, WEEK, either, both), NOW);
    engine.put(steady(NOW - WEEK_MINUTES, NOW, 6, 100));
    assertThat(List.of(engine.verdict(0), engine.verdict(1)))
        .containsExactly(Verdict.HOLDS, Verdict.CLEAR);
    engine.put(steady(NOW - 60, NOW, 100, 100));
    assertThat(List.of(engine.verdict(0), engine.verdict(1)))
        .containsExactly(Verdict.HOLDS, Verdict.HOLDS);
    engine.put(steady(NOW - WEEK_MINUTES, NOW - 60, 0, 100));
    assertThat(List.of(engine.verdict(0), engine.verdict(1)))
        .containsExactly(Verdict.HOLDS, Verdict.CLEAR);
  }

  @Test
  void fewEventsWakeNobody() {
    SloDefinition slo = slo(0.99, WEEK, rule(OptionalDouble.empty(), false, fast()));
    assertThat(quiet(slo, LowTraffic.DEFAULT).verdict(0)).isEqualTo(Verdict.HOLDS);
    assertThat(quiet(slo, new LowTraffic(60, 0, false)).verdict(0)).isEqualTo(Verdict.HOLDS);
    assertThat(quiet(slo, new LowTraffic(61, 0, false)).verdict(0)).isEqualTo(Verdict.CLEAR);
    assertThat(quiet(slo, new LowTraffic(0, 31, false)).verdict(0)).isEqualTo(Verdict.CLEAR);
    SloDefinition ofTime = Definitions.counted(slo, MINUTES, Treatment.FREEZE);
    assertThat(quiet(ofTime, new LowTraffic(60, 30, false)).verdict(0)).isEqualTo(Verdict.HOLDS);
    assertThat(quiet(ofTime, new LowTraffic(61, 0, false)).verdict(0)).isEqualTo(Verdict.CLEAR);
  }

  /** An hour of one event a minute, every other one bad, after a busy week. */
  private static SloEngine quiet(SloDefinition slo, LowTraffic lowTraffic) {
    SloEngine engine = new SloEngine(Definitions.with(slo, lowTraffic), NOW);
    engine.put(steady(NOW - WEEK_MINUTES, NOW, 0, 1_000));
    for (long minute = NOW - 60; minute < NOW; minute++) {
      engine.put(steady(minute, minute + 1, minute % 2, 1));
    }
    return engine;
  }

  @Test
  void weighedByTrafficABurnRateSaysWhatReallyGoes() {
    SloDefinition slo = slo(0.99, WEEK, rule(OptionalDouble.empty(), false, fast()));
    SloEngine engine = quiet(slo, new LowTraffic(0, 0, true));
    Budget budget = engine.budget();
    double used = 1 - budget.remaining();
    assertThat(budget.burnRates().get(2).rate()).isCloseTo(used * WEEK_MINUTES / 60, within(1e-9));
    assertThat(engine.verdict(0)).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void anAdjustmentChangesThePastAndTheOtherViewStays() {
    SloDefinition slo = slo(0.99, WEEK);
    SloEngine engine = new SloEngine(slo, NOW);
    engine.put(steady(NOW - WEEK_MINUTES, NOW, 0, 10));
    engine.put(steady(NOW - 100, NOW - 40, 10, 10));
    Budget before = engine.budget();
    assertThat(before.remaining()).isCloseTo(1 - 600 / 1_008.0, within(1e-12));
    SloEngine adjusted =
        engine.redefined(slo.withAdjustments(List.of(Definitions.adjustment(NOW - 100, NOW - 40))));
    assertThat(adjusted.budget().remaining()).isEqualTo(1);
    assertThat(adjusted.unadjusted()).isEqualTo(before);
    assertThat(adjusted.redefined(slo).budget()).isEqualTo(before);
  }
}

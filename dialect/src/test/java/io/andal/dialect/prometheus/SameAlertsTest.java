package io.andal.dialect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.dialect.prometheus.SameAlerts.Outcome;
import io.andal.signal.Indicator;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budgeting;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import io.andal.testing.RealPrometheus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exported rules in Prometheus, and Andal's engine: the same alerts at the same minutes. */
class SameAlertsTest {
  private static final int MINUTES = 360;
  private static final Duration PERIOD = Duration.ofHours(5);
  private static final Traffic SHOP = Traffic.of("shop", MINUTES, 7);
  private static final Traffic STOCK = Traffic.of("stock", MINUTES, 8);

  @BeforeAll
  static void prometheusIsInstalled() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void theDefaultAlertsOf30Days() {
    happens(compare(Objectives.counted(0.99, Duration.ofDays(30))));
  }

  @ParameterizedTest
  @EnumSource(Treatment.class)
  void whateverMissingDataMeans(Treatment treatment) {
    happens(
        compare(
            with(
                Budgeting.OCCURRENCES,
                new NoData(treatment, Optional.empty()),
                LowTraffic.DEFAULT)));
  }

  @Test
  void withAMinimumOfEvents() {
    SloDefinition plain = with(Budgeting.OCCURRENCES, NoData.DEFAULT, LowTraffic.DEFAULT);
    Outcome all = compare(plain);
    Outcome some =
        compare(with(Budgeting.OCCURRENCES, NoData.DEFAULT, new LowTraffic(5_000, 2_500, false)));
    happens(some);
    assertThat(some.firing()).isLessThan(all.firing());
  }

  @Test
  void withFactorsThatFollowTheTraffic() {
    happens(compare(with(Budgeting.OCCURRENCES, NoData.DEFAULT, new LowTraffic(0, 0, true))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void byGoodAndBadSlicesOfTime(int minutes) {
    happens(
        compare(
            with(
                new Budgeting.Timeslices(Duration.ofMinutes(minutes)),
                NoData.DEFAULT,
                LowTraffic.DEFAULT)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Treatment.class,
      names = {"GOOD", "BAD"})
  void byGoodAndBadSlicesOfTimeWhereMissingDataCount(Treatment treatment) {
    happens(
        compare(
            with(
                new Budgeting.Timeslices(Duration.ofMinutes(5)),
                new NoData(treatment, Optional.empty()),
                LowTraffic.DEFAULT)));
  }

  @Test
  void byTheRatiosOfSlicesOfTime() {
    happens(
        compare(
            with(
                new Budgeting.RatioTimeslices(Duration.ofMinutes(5)),
                NoData.DEFAULT,
                LowTraffic.DEFAULT)));
  }

  @Test
  void ofACompositeByEvents() {
    happens(compare(composite(Budgeting.OCCURRENCES)));
  }

  @Test
  void ofACompositeByTime() {
    happens(compare(composite(new Budgeting.Timeslices(Duration.ofMinutes(2)))));
    happens(compare(composite(new Budgeting.RatioTimeslices(Duration.ofMinutes(2)))));
  }

  @Test
  void whenTheBudgetIsNearlyUsedUp() {
    AlertRule used =
        new AlertRule(
            "used",
            "policy",
            "ticket",
            List.of(),
            OptionalDouble.of(0.2),
            Duration.ZERO,
            false,
            true,
            true,
            List.of());
    happens(
        compare(
            with(Budgeting.OCCURRENCES, NoData.DEFAULT, LowTraffic.DEFAULT)
                .withAlertRules(List.of(used))));
  }

  @Test
  void whenItBurnsWhileTheBudgetIsNearlyUsedUp() {
    AlertRule burning = rules().getFirst();
    AlertRule both =
        new AlertRule(
            "both",
            "policy",
            "incident",
            burning.anyOf(),
            OptionalDouble.of(0.2),
            true,
            Duration.ZERO,
            false,
            true,
            true,
            List.of());
    SloDefinition slo = with(Budgeting.OCCURRENCES, NoData.DEFAULT, LowTraffic.DEFAULT);
    Outcome outcome = compare(slo.withAlertRules(List.of(both)));
    happens(outcome);
    assertThat(outcome.firing()).isLessThan(compare(slo.withAlertRules(List.of(burning))).firing());
  }

  private static void happens(Outcome outcome) {
    assertThat(outcome.firing()).isGreaterThan(20);
    assertThat(outcome.changes()).isGreaterThan(0);
  }

  private static SloDefinition with(Budgeting budgeting, NoData noData, LowTraffic lowTraffic) {
    SloDefinition slo = Objectives.counted(0.98, PERIOD);
    Member member =
        new Member("shop", "shop", SHOP.indicator(), new SeriesId("shop"), 0.98, 1, 0.97);
    return Objectives.with(slo, List.of(member), budgeting, noData, lowTraffic)
        .withAlertRules(rules());
  }

  private static SloDefinition composite(Budgeting budgeting) {
    SloDefinition slo = Objectives.counted(0.96, PERIOD);
    return Objectives.with(
            slo,
            List.of(
                member("shop", SHOP.indicator(), 0.98, 1.5),
                member("stock", STOCK.indicator(), 0.99, 1)),
            budgeting,
            NoData.DEFAULT,
            LowTraffic.DEFAULT)
        .withAlertRules(rules());
  }

  private static Member member(String name, Indicator indicator, double target, double weight) {
    return new Member(name, "shop", indicator, new SeriesId(name), target, weight, 0.95);
  }

  private static List<AlertRule> rules() {
    return List.of(
        Objectives.burning(
            "page", Duration.ofHours(1), Optional.of(Duration.ofMinutes(10)), 2, Duration.ZERO),
        Objectives.burning("ticket", Duration.ofHours(3), Optional.empty(), 1.5, Duration.ZERO));
  }

  private static Outcome compare(SloDefinition slo) {
    Map<SeriesId, List<Slice>> slices =
        slo.composite()
            ? Map.of(new SeriesId("shop"), SHOP.slices(), new SeriesId("stock"), STOCK.slices())
            : Map.of(slo.series(), SHOP.slices());
    String series = slo.composite() ? SHOP.series() + STOCK.series() : SHOP.series();
    return SameAlerts.compare(slo, Traffic.SCRAPE_SECONDS, series, slices);
  }
}

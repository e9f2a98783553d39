package io.andal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One period of one agreement, from minutes to money. */
class AccountTest {
  private static final String TERMS =
      """
      covers: {services: [shop]}
      period: {length: month, timeZone: UTC, start: "2026-01-01"}
      commitment: "99"
      credits:
        tiers: [{ge: "95", lt: "99", credit: "10"}, {lt: "95", credit: "50"}]
        base: {amount: "100.25", currency: EUR}
      """;

  private static final String MINUTES =
      TERMS + "measurement: {method: badMinutes, errorRate: {ge: \"5\"}}\n";

  private final Contracts.Minutes minutes = new Contracts.Minutes();

  private static Period period(Agreement agreement, String id) {
    return agreement.term().until(Instant.parse("2029-01-01T00:00:00Z")).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Account account(String spec, String id, String... slos) {
    Agreement agreement = Contracts.agreement(spec);
    List<SloDefinition> covered = List.of(slos).stream().map(Contracts::slo).toList();
    return new Accountant(agreement, covered, minutes).account(period(agreement, id));
  }

  private static long april() {
    return MinuteRange.minuteOf(Instant.parse("2026-04-01T00:00:00Z"));
  }

  @Test
  void theWorstOfSeveralCounts() {
    minutes.failing("alpha", april(), 432, 1_000).failing("beta", april(), 864, 1_000);

    Account account = account(MINUTES, "2026-04", "alpha", "beta");

    assertThat(account.attained().orElseThrow()).isEqualTo(Fraction.of(98, 100));
    assertThat(account.deciding().orElseThrow().slo()).isEqualTo("beta");
    assertThat(account.credit().amount().orElseThrow().text()).isEqualTo("EUR 10.02");
  }

  @Test
  void pooledEventsAreMeasuredAsOne() {
    minutes.failing("alpha", april(), 432, 80).failing("beta", april() + 10_000, 432, 100);

    Account pooled = account(MINUTES + "combine: pooled\n", "2026-04", "alpha", "beta");

    // 8 % of half the traffic is 4 % of all, 10 % of half is 5 %, which is down.
    assertThat(pooled.attained().orElseThrow()).isEqualTo(Fraction.of(99, 100));
    assertThat(pooled.lines()).hasSize(1);
  }

  @Test
  void exactlyTheCommitmentIsKeptAndOneMinuteLessIsNot() {
    minutes.failing("alpha", april(), 432, 1_000);
    assertThat(account(MINUTES, "2026-04", "alpha").kept()).contains(true);

    minutes.failing("alpha", april() + 1_000, 1, 1_000);
    Account broken = account(MINUTES, "2026-04", "alpha");
    assertThat(broken.kept()).contains(false);
    assertThat(broken.credit().percent()).isEqualByComparingTo("10");
  }

  @Test
  void minutesWithoutDataMeanWhatTheContractSays() {
    minutes.missing("alpha", april(), 432).failing("alpha", april() + 5_000, 216, 1_000);

    assertThat(noData(MINUTES, "exclude")).isEqualTo(Fraction.of(43_200 - 432 - 216, 43_200 - 432));
    assertThat(noData(MINUTES, "downtime")).isEqualTo(Fraction.of(43_200 - 432 - 216, 43_200));
    assertThat(noData(MINUTES, "uptime")).isEqualTo(Fraction.of(43_200 - 216, 43_200));
    String ratio = TERMS + "measurement: {method: ratio}\n";
    assertThat(noData(ratio, "exclude")).isEqualTo(Fraction.of(43_200 - 432 - 216, 43_200 - 432));
    assertThat(noData(ratio, "downtime")).isEqualTo(Fraction.of(43_200 - 432 - 216, 43_200));
    assertThat(noData(ratio, "uptime")).isEqualTo(Fraction.of(43_200 - 216, 43_200));
  }

  private Fraction noData(String spec, String meaning) {
    return account(spec.replace("method:", "noData: " + meaning + ", method:"), "2026-04", "alpha")
        .attained()
        .orElseThrow();
  }

  @Test
  void nothingMeasuredIsNeitherKeptNorBroken() {
    minutes.missing("alpha", april(), 43_200);

    Account account = account(MINUTES, "2026-04", "alpha");

    assertThat(account.attained()).isEmpty();
    assertThat(account.kept()).isEmpty();
    assertThat(account.credit().reason()).isEqualTo(Credit.Reason.UNMEASURED);
  }

  @Test
  void announcedMaintenanceCountsOnlyWithinItsCap() {
    minutes.failing("alpha", april() + 120, 300, 1_000);

    Account account =
        account(
            MINUTES
                + "exclusions: [{name: night, start: '2026-04-01T02:00', duration: 5h,"
                + " capPerPeriod: 4h}]\n",
            "2026-04",
            "alpha");

    assertThat(account.attained().orElseThrow())
        .isEqualTo(Fraction.of(43_200 - 240 - 60, 43_200 - 240));
    assertThat(account.exclusions().getFirst().minutes()).isEqualTo(240);
  }

  @Test
  void budgetAdjustmentsOfNamedCategoriesAreExcludedToo() {
    minutes.failing("alpha", april(), 60, 1_000);
    Agreement agreement = Contracts.agreement(MINUTES + "budgetAdjustments: [maintenance]\n");
    Recurrence hour =
        Recurrence.once(
            Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-04-01T01:00:00Z"));
    SloDefinition adjusted =
        Contracts.slo("alpha")
            .withAdjustments(
                List.of(
                    new Adjustment("move", "maintenance", "", "ayu", hour),
                    new Adjustment("other", "deployment", "", "ayu", hour)));

    Account account =
        new Accountant(agreement, List.of(adjusted), minutes).account(period(agreement, "2026-04"));

    assertThat(account.attained().orElseThrow()).isEqualTo(Fraction.ONE);
    assertThat(account.exclusions()).hasSize(1);
  }

  @Test
  void anIntervalWithoutRequestsIsWholeAndTrafficDoesNotWeigh() {
    minutes.events("alpha", april(), 10, 0, 0).events("alpha", april() + 10, 5, 4, 1);

    Account account =
        account(TERMS + "measurement: {method: intervals, interval: 5m}\n", "2026-04", "alpha");

    assertThat(account.attained().orElseThrow()).isEqualTo(Fraction.of(8_640 * 4 - 1, 8_640 * 4));
  }

  @Test
  void fewRequestsMakeNoMinuteDownAndShortRunsDoNotCount() {
    minutes.events("alpha", april(), 10, 99, 99).failing("alpha", april() + 100, 4, 1_000);
    minutes.failing("alpha", april() + 200, 5, 1_000);

    Account account =
        account(
            TERMS
                + "measurement: {method: badRuns, errorRate: {gt: '5'}, run: 5,"
                + " minimumRequests: 100}\n",
            "2026-04",
            "alpha");

    assertThat(account.attained().orElseThrow()).isEqualTo(Fraction.of(43_195, 43_200));
    assertThat(account.deciding().orElseThrow().attainment().downtimes()).hasSize(1);
  }

  @Test
  void monthsAcrossDaylightSavingHaveTheirHours() {
    String berlin = MINUTES.replace("timeZone: UTC", "timeZone: Europe/Berlin");

    assertThat(account(berlin, "2026-03", "alpha").period().range().minutes())
        .isEqualTo((31 * 24 - 1) * 60);
    assertThat(account(berlin, "2026-10", "alpha").period().range().minutes())
        .isEqualTo((31 * 24 + 1) * 60);
  }

  @Test
  void leapYearsHaveALongFebruaryAndALongFirstQuarter() {
    assertThat(account(MINUTES, "2028-02", "alpha").period().range().minutes())
        .isEqualTo(29 * 24 * 60);
    String quarters = MINUTES.replace("length: month", "length: quarter");
    assertThat(account(quarters, "2028-Q1", "alpha").period().range().minutes())
        .isEqualTo(91 * 24 * 60);
    assertThat(account(quarters, "2026-Q1", "alpha").period().lastDay()).hasToString("2026-03-31");
  }

  @Test
  void theFirstAndTheLastPeriodMayBeShort() {
    String short_ =
        MINUTES.replace("start: \"2026-01-01\"", "start: \"2026-01-20\", end: \"2026-03-10\"");
    Agreement agreement = Contracts.agreement(short_);

    List<Period> periods = agreement.term().until(Instant.parse("2027-01-01T00:00:00Z"));

    assertThat(periods).extracting(Period::id).containsExactly("2026-01", "2026-02", "2026-03");
    assertThat(periods.getFirst().range().minutes()).isEqualTo(12 * 24 * 60);
    assertThat(periods.getLast().range().minutes()).isEqualTo(10 * 24 * 60);
  }

  @Test
  void aRunningPeriodIsForecastByTheLastSevenDays() {
    // Day 10 of 30 is over; the last seven days lost 7 × 14.4 minutes, 1 % of them.
    long now = april() + 10 * 1_440;
    for (int day = 3; day < 10; day++) {
      minutes.failing("alpha", april() + day * 1_440L, 72, 1_000);
    }
    minutes.until(now);

    Account account = account(MINUTES, "2026-04", "alpha");
    Forecast forecast = account.forecast().orElseThrow();

    assertThat(account.running()).isTrue();
    assertThat(account.attained().orElseThrow()).isEqualTo(Fraction.of(14_400 - 504, 14_400));
    assertThat(forecast.restMinutes()).isEqualTo(20 * 1_440);
    // 5 % of the rest: 504 + 1,440 of 43,200 minutes.
    assertThat(forecast.attained().orElseThrow()).isEqualTo(Fraction.of(43_200 - 1_944, 43_200));
    assertThat(forecast.bearable())
        .extracting(Forecast.Bearable::minutes)
        .containsExactly(-1L, -1L, 2_160L - 504);
    assertThat(forecast.bearable())
        .extracting(Forecast.Bearable::allowed)
        .containsExactly(432L, 432L, 2_160L);
  }

  @Test
  void theCapAndTheLeastCreditHold() {
    minutes.failing("alpha", april(), 3_000, 1_000);

    Account capped =
        account(MINUTES.replace("  base:", "  cap: \"20\"\n  base:"), "2026-04", "alpha");
    Account small =
        account(
            MINUTES.replace("  base:", "  onlyAbove: {amount: \"50.12\", currency: EUR}\n  base:"),
            "2026-04",
            "alpha");

    assertThat(capped.credit().reason()).isEqualTo(Credit.Reason.CAPPED);
    assertThat(capped.credit().amount().orElseThrow().digits()).isEqualTo("20.05");
    // 50 % of 100.25 is 50.125, to even 50.12, which isn't more than 50.12.
    assertThat(small.credit().reason()).isEqualTo(Credit.Reason.TOO_SMALL);
    assertThat(small.credit().amount().orElseThrow().digits()).isEqualTo("0.00");
  }
}

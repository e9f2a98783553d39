package io.andal.slo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budgeting;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.engine.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReliabilityReportTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final SloDefinition SLO =
      Definitions.slo("commands", "commands", 0.99, Definitions.THIRTY_DAYS, List.of());

  @Test
  void monthsAndQuartersFollowTheCalendarOfTheirZone() {
    ReportPeriod march = ReportPeriod.parse("2026-03", BERLIN).orElseThrow();
    ReportPeriod fourth = ReportPeriod.parse("2026-Q4", JAKARTA).orElseThrow();

    assertThat(march.range().length()).isEqualTo(Duration.ofDays(31).minusHours(1));
    assertThat(march.days()).hasSize(31);
    assertThat(march.days().get(28).length()).isEqualTo(Duration.ofHours(23));
    assertThat(fourth.range().start()).isEqualTo(Instant.parse("2026-09-30T17:00:00Z"));
    assertThat(fourth.range().end()).isEqualTo(Instant.parse("2026-12-31T17:00:00Z"));
    assertThat(fourth.previous().name()).isEqualTo("2026-Q3");
    assertThat(ReportPeriod.parse("2028-02", BERLIN).orElseThrow().days()).hasSize(29);
    assertThat(ReportPeriod.parse("2026-13", BERLIN)).isEmpty();
    assertThat(ReportPeriod.parse("2026-Q5", BERLIN)).isEmpty();
    assertThat(ReportPeriod.Unit.MONTH.containing(NOW, JAKARTA).previous().name())
        .isEqualTo("2026-10");
  }

  @Test
  void aPeriodIsJudgedByItsEventsAndNamesItsWorstDay() {
    ReportPeriod october = ReportPeriod.parse("2026-10", JAKARTA).orElseThrow();
    long bad = october.days().get(11).from();

    ReportLine line =
        report(october, parts -> each(parts, part -> part.from() == bad ? 500 : 1))
            .lines()
            .getFirst();

    // 31 days of 1,000 events allow 310 bad ones; 530 were.
    assertThat(line.attained()).isEqualTo(1 - 530 / 31_000.0);
    assertThat(line.consumed()).isCloseTo(530 / 310.0, within(1e-12));
    assertThat(line.verdict()).isEqualTo(ReportLine.Verdict.MISSED);
    assertThat(line.worst().orElseThrow().day().from()).isEqualTo(bad);
    assertThat(line.worst().orElseThrow().consumed()).isCloseTo(500 / 310.0, within(1e-12));
  }

  @Test
  void aRunningPeriodEndsAtThePresent() {
    ReportPeriod november = ReportPeriod.parse("2026-11", JAKARTA).orElseThrow();

    ReliabilityReport report = report(november, parts -> each(parts, _ -> 1));

    assertThat(report.asOf()).isEqualTo(NOW);
    assertThat(report.lines().getFirst().sum().total()).isEqualTo(22_000);
  }

  @Test
  void nothingMeasuredIsNotKept() {
    ReportPeriod october = ReportPeriod.parse("2026-10", JAKARTA).orElseThrow();

    ReliabilityReport report =
        report(
            october,
            parts ->
                parts.stream()
                    .map(part -> List.of(new WindowSum(0, 0, 0, 0, (int) part.minutes())))
                    .toList());

    assertThat(report.lines().getFirst().verdict()).isEqualTo(ReportLine.Verdict.UNMEASURED);
    assertThat(report.lines().getFirst().attained()).isNaN();
    assertThat(report.groups().getFirst().kept()).isNaN();
  }

  @Test
  void membersOfACompositeUseItUpByTheirWeight() {
    Member cart = member("cart", 0.99, 1);
    Member pay = member("pay", 0.9, 2);
    SloDefinition journey =
        new SloDefinition(
            "journey",
            "journey",
            "Journey",
            "shop",
            "",
            Map.of(),
            List.of(cart, pay),
            Budgeting.OCCURRENCES,
            0.79,
            Definitions.THIRTY_DAYS,
            List.of(),
            NoData.DEFAULT,
            LowTraffic.DEFAULT,
            List.of());
    ReportPeriod october = ReportPeriod.parse("2026-10", JAKARTA).orElseThrow();

    ReportLine line =
        ReliabilityReport.of(
                october,
                NOW,
                List.of(journey),
                SloDefinition::service,
                (_, parts) ->
                    Map.of(
                        "journey",
                        parts.stream().map(_ -> List.of(sum(1_000, 5), sum(1_000, 20))).toList()))
            .lines()
            .getFirst();

    // 0.5 % of 1 %, and twice 2 % of 10 %.
    assertThat(line.consumed()).isCloseTo(0.5 + 2 * 0.2, within(1e-12));
    assertThat(line.attained()).isCloseTo(1 - 0.9 * 0.21, within(1e-12));
  }

  private static Member member(String name, double target, double weight) {
    return new Member(name, "shop", SLO.indicator(), SLO.series(), target, weight, 1);
  }

  private static ReliabilityReport report(
      ReportPeriod period, Function<List<MinuteRange>, List<List<WindowSum>>> sums) {
    return ReliabilityReport.of(
        period,
        NOW,
        List.of(SLO),
        SloDefinition::service,
        (_, parts) -> Map.of(SLO.name(), sums.apply(parts)));
  }

  private interface Bad {
    long of(MinuteRange part);
  }

  private static List<List<WindowSum>> each(List<MinuteRange> parts, Bad bad) {
    return parts.stream().map(part -> List.of(sum(1_000, bad.of(part)))).toList();
  }

  private static WindowSum sum(long total, long bad) {
    return new WindowSum(total - bad, total, 1_440, 0, 0);
  }
}

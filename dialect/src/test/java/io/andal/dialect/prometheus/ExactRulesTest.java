package io.andal.dialect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Workspaces;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.slo.Adjustment;
import io.andal.slo.Budgeting;
import io.andal.slo.LowTraffic;
import io.andal.slo.NoData;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import io.andal.testing.Promtool;
import io.andal.testing.RealPrometheus;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactRulesTest {
  private static final Indicator BUCKET =
      new Indicator.Ratio(
          "p",
          Objectives.query("duration_seconds_bucket{job=\"shop\",le=\"1\"}"),
          false,
          Objectives.query("duration_seconds_count{job=\"shop\"}"),
          true);
  private static final Indicator WINDOWED =
      new Indicator.Ratio(
          "p",
          Objectives.query("sum(increase(a_total[{{.window}}]))"),
          false,
          Objectives.query("sum(increase(b_total[${window}]))"),
          true);
  private static final Indicator RAW =
      new Indicator.Raw("p", Objectives.query("avg(probe_success)"), true);
  private static final Indicator THRESHOLD =
      new Indicator.Threshold("p", Objectives.query("max(queue_length)"), Comparison.LTE, 100);

  static List<SloDefinition> everything() {
    SloDefinition slo = Objectives.counted(0.99, Duration.ofDays(30));
    return List.of(
        slo,
        of(BUCKET),
        of(WINDOWED),
        of(RAW),
        of(THRESHOLD),
        Objectives.with(
            of(THRESHOLD),
            of(THRESHOLD).members(),
            new Budgeting.Timeslices(Duration.ofHours(1)),
            new NoData(Treatment.BAD, Optional.of(Duration.ofMinutes(20))),
            LowTraffic.DEFAULT),
        Objectives.with(
            slo,
            List.of(
                Objectives.member("one \"quoted\"", BUCKET, 0.9, 2),
                Objectives.member("two", RAW, 0.99, 1)),
            Budgeting.OCCURRENCES,
            new NoData(Treatment.IGNORE, Optional.empty()),
            new LowTraffic(100, 5, true)));
  }

  private static SloDefinition of(Indicator indicator) {
    SloDefinition slo = Objectives.counted(0.99, Duration.ofDays(7));
    return Objectives.with(
        slo,
        List.of(Objectives.member("only", indicator, 0.99, 1)),
        Budgeting.OCCURRENCES,
        NoData.DEFAULT,
        LowTraffic.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void promtoolAcceptsThem(SloDefinition slo) {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    ExactRules rules = ExactRules.of(List.of(slo), RuleSettings.DEFAULT, Map.of("team", "a\nb"));

    Promtool.Answer answer = Promtool.check(rules.file().yaml());

    assertThat(rules.problems()).isEmpty();
    assertThat(answer.accepted()).as(answer.output()).isTrue();
  }

  @Test
  void theOrderOfSlosChangesNothing() {
    List<SloDefinition> slos = List.of(renamed("b"), renamed("a"), renamed("c"));

    assertThat(text(slos)).isEqualTo(text(slos.reversed()));
  }

  @Test
  void whatHasNoWordsIsAnErrorThatNamesTheSloAndTheFeature() {
    SloDefinition hourly =
        Objectives.with(
            Objectives.counted(0.99, Duration.ofDays(30)),
            Objectives.counted(0.99, Duration.ofDays(30)).members(),
            new Budgeting.Timeslices(Duration.ofMinutes(50)),
            NoData.DEFAULT,
            LowTraffic.DEFAULT);
    SloDefinition adjusted =
        Objectives.counted(0.99, Duration.ofDays(30)).withAdjustments(List.of(adjustment()));

    assertThat(messages(hourly))
        .anyMatch(
            message ->
                message.startsWith("SLO shop-available: a window of 1h, which is no whole number"));
    assertThat(messages(adjusted))
        .containsExactly(
            "SLO shop-available: times that don't count (BudgetAdjustment works). PromQL can't leave"
                + " out times: keep this SLO where it is adjusted");
    assertThat(
            messages(
                of(
                    new Indicator.Ratio(
                        "p",
                        Objectives.query("{\"a.b\"}"),
                        true,
                        Objectives.query("{\"a.c\"}"),
                        true))))
        .hasSize(2)
        .allMatch(message -> message.contains("only Prometheus 3 reads"));
  }

  @Test
  void aCalendarWindowIsRefusedOrLeftOut() {
    String calendar =
        "{duration: 1M, isRolling: false, calendar: {startTime: '2026-01-01 00:00:00', timeZone:"
            + " Asia/Jakarta}}";
    ExportRequest strict =
        ExportRequest.of(
            Workspaces.read(
                Workspaces.COMPANY
                    + Workspaces.slo("monthly", calendar, "")
                    + Workspaces.slo("rolling", "{duration: 30d, isRolling: true}", "")));
    ExportRequest lossy =
        new ExportRequest(strict.documents(), strict.objectives(), Map.of(), true);

    Export refused = PrometheusExporter.plain().export(strict);
    Export rest = PrometheusExporter.plain().export(lossy);

    assertThat(refused.accepted()).isFalse();
    assertThat(refused.problems().stream().map(Problem::message))
        .containsExactly(
            "SLO monthly: timeWindow follows the calendar (steps of P1M in Asia/Jakarta)");
    assertThat(rest.accepted()).isTrue();
    assertThat(rest.files().getFirst().text()).contains("andal-rolling").doesNotContain("monthly");
  }

  private static Adjustment adjustment() {
    return new Adjustment(
        "works",
        "maintenance",
        "",
        "",
        Recurrence.once(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T01:00:00Z")));
  }

  private static SloDefinition renamed(String name) {
    SloDefinition slo = Objectives.counted(0.99, Duration.ofDays(30));
    return new SloDefinition(
        name,
        name,
        slo.service(),
        "",
        Map.of(),
        slo.indicator(),
        slo.series(),
        slo.target(),
        slo.window(),
        slo.alertRules());
  }

  private static String text(List<SloDefinition> slos) {
    return ExactRules.of(slos, RuleSettings.DEFAULT, Map.of()).file().yaml();
  }

  private static List<String> messages(SloDefinition slo) {
    return ExactRules.of(List.of(slo), RuleSettings.DEFAULT, Map.of()).problems().stream()
        .map(Inexpressible::message)
        .toList();
  }
}

package io.andal.dialect.sloth;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlothRulesTest {
  private static final String SLO =
      """
      apiVersion: openslo/v1
      kind: DataSource
      metadata: {name: prometheus}
      spec: {type: Prometheus, connectionDetails: {url: 'http://localhost:9090'}}
      ---
      apiVersion: openslo/v1
      kind: Service
      metadata: {name: alarms}
      spec: {}
      ---
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: alarms-ok, labels: {tier: gold}}
      spec:
        service: alarms
        budgetingMethod: Occurrences
        timeWindow: [{duration: 28d, isRolling: true}]
        objectives: [{targetPercent: 99.9}]
        indicator:
          metadata: {name: alarms-ok}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: prometheus, spec: {query: 'alarms_total{result="lost"}'}}}
              total: {metricSource: {metricSourceRef: prometheus, spec: {query: alarms_total}}}
      """;

  /** The numbers that Go leaves of percentages and factors. */
  @ParameterizedTest
  @CsvSource({
    "28, 2, 60, 13.44",
    "28, 5, 360, 5.6000000000000005",
    "28, 10, 1440, 2.8000000000000003",
    "28, 10, 4320, 0.9333333333333333",
    "30, 2, 60, 14.4",
    "30, 5, 360, 6",
    "7, 20, 1440, 1.4000000000000001",
    "7, 42, 4320, 0.98",
    "30, 5, 2160, 1",
  })
  void factorsHaveSlothsLastDigits(int days, double percent, int longMinutes, String factor) {
    Duration period = Duration.ofDays(days);
    BurnCondition condition =
        new BurnCondition(
            Duration.ofMinutes(longMinutes),
            Optional.of(Duration.ofMinutes(1)),
            Comparison.GT,
            percent * days * 24 * 60 / longMinutes / 100);

    Windows windows = Windows.of(List.of(page(condition)), period).orElseThrow();

    assertThat(GoText.general(windows.page().getFirst().factor())).isEqualTo(factor);
  }

  @Test
  void aFactorOfNoRoundPercentageStaysAsItIs() {
    BurnCondition condition =
        new BurnCondition(Duration.ofDays(3), Optional.of(Duration.ofHours(6)), Comparison.GT, 1.0);

    assertThat(
            Windows.of(List.of(page(condition)), Duration.ofDays(7))
                .orElseThrow()
                .page()
                .getFirst()
                .factor())
        .isEqualTo(1.0);
  }

  private static AlertRule page(BurnCondition condition) {
    return new AlertRule(
        "page", "p", "page", List.of(condition), Duration.ZERO, false, true, true, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.00001, 1e-05",
    "0.0001, 0.0001",
    "0.000012345, 1.2345e-05",
    "100000, 100000",
    "1000000, 1e+06",
    "0, 0",
    "-2.5, -2.5"
  })
  void numbersAreSpelledAsGoDoes(double number, String text) {
    assertThat(GoText.general(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"PT5M, 5m", "P1D, 1d", "P7D, 1w", "P28D, 4w", "P30D, 30d", "PT36H, 1d12h"})
  void durationsAreSpelledAsPrometheusDoes(Duration duration, String text) {
    assertThat(GoText.duration(duration)).isEqualTo(text);
  }

  @Test
  void anSloThatSlothNeverSawIsCalledAsSlothCallsOpenSlo() {
    String rules = export(SLO).files().getFirst().text();

    assertThat(rules)
        .contains("sloth-slo-sli-recordings-alarms-alarms-ok-0")
        .contains("sum(rate(alarms_total{result=\"lost\"}[5m]))")
        .contains("ratio_rate4w")
        .contains("5.6000000000000005 * 0.0009999999999999432")
        .contains("tier: gold")
        .contains("alert: ErrorBudgetBurn");
  }

  @Test
  void goodEventsBecomeARawShareOfErrors() {
    assertThat(export(SLO.replace("bad:", "good:")).files().getFirst().text())
        .contains("1 - (")
        .contains("sum(rate(alarms_total{result=\"lost\"}[1h]))");
  }

  @Test
  void aThresholdIsAShareOfMinutes() {
    String threshold =
        SLO.replaceFirst(
                "(?s)ratioMetric:.*",
                "thresholdMetric: {metricSource: {metricSourceRef: prometheus, spec: {query:"
                    + " 'queue_length'}}}\n")
            .replace("{targetPercent: 99.9}", "{targetPercent: 99.9, op: lte, value: 20}");

    assertThat(export(threshold).files().getFirst().text())
        .contains("1 - avg_over_time((queue_length <= bool 20)[5m:1m])");
  }

  @Test
  void whatSlothCannotSayIsRefused() {
    String calendar =
        SLO.replace(
            "{duration: 28d, isRolling: true}",
            "{duration: 1M, calendar: {startTime: '2026-01-01 00:00:00', timeZone: UTC}}");

    Export export = export(calendar);

    assertThat(export.accepted()).isFalse();
    assertThat(export.problems().getFirst().message()).contains("calendar");
  }

  private static Export export(String yaml) {
    io.andal.workspace.Checked checked = Checking.check(yaml);
    assertThat(checked.problems()).extracting(Problem::oneLine).isEmpty();
    Documents documents = checked.documents();
    return new SlothRulesExporter().export(ExportRequest.of(documents));
  }
}

package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.slo.AlertRule;
import io.andal.slo.Budgeting;
import io.andal.slo.BurnCondition;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several objectives, slices of time, and what annotations add. */
class SloVarietyTest {
  private static final String ONE = "indicatorRef: answered\nobjectives: [{target: 0.999}]\n";

  @Test
  void severalObjectivesAreSlosWithTheNameOfTheObjective() {
    List<SloDefinition> slos =
        Slos.definitions(
            Slos.slo(
                "",
                "Occurrences",
                """
                indicatorRef: lag
                objectives:
                  - {displayName: Fast enough!, op: lt, value: 1, target: 0.9}
                  - {displayName: Möglich, op: lt, value: 9, target: 0.99}
                """));
    assertThat(slos)
        .extracting(SloDefinition::name)
        .containsExactly("buying.fast-enough", "buying.moglich");
    assertThat(slos).extracting(SloDefinition::document).containsOnly("buying");
    assertThat(slos)
        .extracting(SloDefinition::displayName)
        .containsExactly("Buying works: Fast enough!", "Buying works: Möglich");
    assertThat(slos).extracting(SloDefinition::target).containsExactly(0.9, 0.99);
    assertThat(slos).extracting(SloDefinition::series).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{target: 0.9}, {target: 0.99}",
        "{target: 0.9, displayName: a}, {target: 0.99}",
        "{target: 0.9, displayName: a b}, {target: 0.99, displayName: a-b}",
        "{target: 0.9, displayName: '!'}, {target: 0.99, displayName: x}",
      })
  void objectivesWithoutDistinctNamesAreNumbered(String objectives) {
    assertThat(
            Slos.definitions(
                Slos.slo(
                    "",
                    "Occurrences",
                    "indicatorRef: answered\nobjectives: [" + objectives + "]\n")))
        .extracting(SloDefinition::name)
        .containsExactly("buying.1", "buying.2");
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "1, 1", "1m, 1", "10m, 10", "2h, 120", "1d, 1440"})
  void aSliceOfTimeIsANumberOfMinutesOrADuration(String written, long minutes) {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "",
                "Timeslices",
                """
                indicatorRef: answered
                objectives: [{target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: %s}]
                """
                    .formatted(written)));
    assertThat(slo.budgeting()).isEqualTo(new Budgeting.Timeslices(Duration.ofMinutes(minutes)));
    assertThat(slo.members()).extracting(Member::sliceTarget).containsExactly(0.95);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Timeslices | timeSliceTarget: 0.9 | doesn't say how long a slice of time is",
        "Timeslices | timeSliceWindow: 1 | doesn't say when a slice of time is good",
        "Timeslices | timeSliceWindow: 1, timeSliceTarget: 1.1 | good from 1.1 of its events on",
        "Timeslices | timeSliceWindow: 1, timeSliceTarget: 0 | good from 0 of its events on",
        "Timeslices | timeSliceWindow: 2d, timeSliceTarget: 1 | 2d is too long",
        "Timeslices | timeSliceWindow: 0.5, timeSliceTarget: 1 | 0.5' is no length",
        "Timeslices | timeSliceWindow: 30s, timeSliceTarget: 1 | 30s' is no length",
        "RatioTimeslices | timeSliceWindow: 1, timeSliceTarget: 1 | means nothing with",
        "RatioTimeslices | displayName: x | doesn't say how long a slice of time is",
      })
  void slicesOfTimeThatCannotBeMeantAreRefused(String method, String fields, String why) {
    assertThat(
            Slos.oneProblem(
                Slos.slo(
                    "",
                    method,
                    "indicatorRef: answered\nobjectives: [{target: 0.99, " + fields + "}]\n")))
        .contains(why);
  }

  @ParameterizedTest
  @CsvSource({"1d, 1", "4w, 28", "1M, 30", "1Q, 90", "1Y, 365", "36h, 1.5", "90m, 0.0625"})
  void aRollingWindowTakesEveryDuration(String written, double days) {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "",
                "Occurrences",
                ONE + "timeWindow: [{duration: " + written + ", isRolling: true}]\n"));
    assertThat(slo.window().maxMinutes()).isEqualTo(Math.round(days * 1440));
  }

  @Test
  void annotationsSayWhatMissingDataAndLowTrafficMean() {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "andal.io/no-data: bad, andal.io/no-data-alert-after: 10m,"
                    + " andal.io/minimum-events: '100', andal.io/minimum-bad-events: '5',"
                    + " andal.io/traffic-weighted: 'true'",
                "Occurrences",
                ONE));
    assertThat(slo.noData())
        .isEqualTo(new NoData(NoData.Treatment.BAD, Optional.of(Duration.ofMinutes(10))));
    assertThat(slo.lowTraffic()).isEqualTo(new LowTraffic(100, 5, true));
    AlertRule rule = slo.alertRules().getLast();
    assertThat(rule.name()).isEqualTo("no-data");
    assertThat(rule.severity()).isEqualTo("ticket");
    assertThat(rule.anyOf()).isEmpty();
    assertThat(rule.whenNoData()).isTrue();
    assertThat(rule.after()).isEqualTo(Duration.ofMinutes(10));
    assertThat(slo.alertRules()).hasSize(3);
  }

  @Test
  void withoutAnnotationsNothingIsSpecial() {
    SloDefinition slo = Slos.only(Slos.slo("", "Occurrences", ONE));
    assertThat(slo.noData()).isEqualTo(NoData.DEFAULT);
    assertThat(slo.lowTraffic()).isEqualTo(LowTraffic.DEFAULT);
  }

  @Test
  void alertsAreSilencedBySeverityButNotThoseAboutData() {
    SloDefinition slo =
        Slos.only(
            Slos.slo(
                "andal.io/alerts: none, andal.io/no-data-alert-after: 10m", "Occurrences", ONE));
    assertThat(slo.alertRules()).extracting(AlertRule::name).containsExactly("no-data");
    SloDefinition page = Slos.only(Slos.slo("andal.io/alerts: page", "Occurrences", ONE));
    assertThat(page.alertRules()).extracting(AlertRule::name).containsExactly("page");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "andal.io/no-dta: bad | Did you mean 'andal.io/no-data'?",
        "andal.io/alerts: some | Write none, page or ticket",
        "andal.io/no-data: worse | Write freeze, ignore, good or bad",
        "andal.io/no-data-alert-after: 90s | 90s' is nothing that andal.io/no-data-alert-after",
        "andal.io/minimum-events: many | Write a number of events",
        "andal.io/traffic-weighted: 'yes' | Write \"true\" or \"false\"",
        "andal.io/composite-target: '99.9' | the SLO is no composite",
        "andal.io/alert-windows: none | There is no AlertWindows named 'none'",
      })
  void annotationsThatCannotBeMeantAreShown(String annotation, String why) {
    assertThat(Slos.oneProblem(Slos.slo(annotation, "Occurrences", ONE))).contains(why);
  }

  private static String windows(String metadata, String period, double quick) {
    return """
        ---
        apiVersion: sloth.slok.dev/v1
        kind: AlertWindows
        %s
        spec:
          sloPeriod: %s
          page:
            quick: {errorBudgetPercent: %s, shortWindow: 5m, longWindow: 1h}
            slow: {errorBudgetPercent: 12.5, shortWindow: 30m, longWindow: 6h}
          ticket:
            quick: {errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d}
            slow: {errorBudgetPercent: 42, shortWindow: 6h, longWindow: 3d}
        """
        .formatted(metadata, period, quick);
  }

  private static final String WEEK = "timeWindow: [{duration: 7d, isRolling: true}]\n";

  @Test
  void alertWindowsWithoutANameApplyToTheSlosOfTheirPeriod() {
    SloDefinition slo = Slos.only(Slos.slo("", "Occurrences", ONE + WEEK) + windows("", "7d", 8));
    assertThat(slo.alertRules()).extracting(AlertRule::name).containsExactly("page", "ticket");
    assertThat(slo.alertRules()).extracting(AlertRule::policy).containsOnly("windows-7d");
    assertThat(slo.alertRules().stream().flatMap(rule -> rule.anyOf().stream()))
        .extracting(BurnCondition::factor)
        // 8 % × 168 h ÷ 1 h, 12.5 % × 168 h ÷ 6 h, 20 % × 7 d ÷ 1 d, 42 % × 7 d ÷ 3 d
        .containsExactly(13.44, 3.5, 1.4, 0.98);
  }

  @Test
  void anSloOfAnotherPeriodKeepsTheBuiltInWindows() {
    assertThat(Slos.only(Slos.slo("", "Occurrences", ONE) + windows("", "7d", 8)).alertRules())
        .extracting(AlertRule::policy)
        .containsOnly("default");
  }

  @Test
  void anSloMayNameItsAlertWindows() {
    String windows = windows("metadata: {name: wary}", "7d", 1);
    SloDefinition slo =
        Slos.only(Slos.slo("andal.io/alert-windows: wary", "Occurrences", ONE) + windows);
    assertThat(slo.alertRules()).extracting(AlertRule::policy).containsOnly("wary");
    // Of its own window: 1 % × 720 h ÷ 1 h.
    assertThat(slo.alertRules().getFirst().anyOf().getFirst().factor()).isEqualTo(7.2);
  }

  @Test
  void onePeriodHasOneDocumentOfAlertWindows() {
    assertThat(
            Slos.problems(
                Slos.slo("", "Occurrences", ONE)
                    + windows("", "7d", 8)
                    + windows("metadata: {name: wary}", "1w", 8)))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo("alert-windows-twice"));
  }

  @Test
  void alertWindowsLookBackNoLongerThanTheirPeriod() {
    assertThat(Slos.oneProblem(windows("", "2d", 8)))
        .contains("The long window is longer than the period");
  }
}

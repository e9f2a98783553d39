package io.andal.slo.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.ownership.Owners;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceDocuments;
import io.andal.slo.Adjustment;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SourceText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentsTest {
  private static final List<Kind> KINDS =
      Stream.of(SourceDocuments.kinds(), SloDocuments.kinds(), Owners.kinds())
          .flatMap(List::stream)
          .toList();
  private static final String ONCE =
      """
      start: 2026-11-22T02:00:00+07:00
      end: 2026-11-22T04:00:00+07:00
      """;

  private static String slo(String name, String service, String tier) {
    return """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: %s, labels: {tier: "%s", team: [controls, platform]}}
        spec:
          service: %s
          budgetingMethod: Occurrences
          timeWindow: [{duration: 1d, isRolling: true}]
          objectives: [{target: 0.999}]
          indicator:
            spec:
              ratioMetric:
                counter: true
                bad: {metricSource: {metricSourceRef: metrics, spec: {query: bad_total}}}
                total: {metricSource: {metricSourceRef: metrics, spec: {query: all_total}}}
        ---
        """
        .formatted(name, tier, service);
  }

  private static Checked checked(String select, String times) {
    String company =
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: metrics}
        spec: {type: Prometheus, connectionDetails: {url: "http://prometheus.example"}}
        ---
        apiVersion: openslo/v1
        kind: Service
        metadata: {name: commands}
        spec: {}
        ---
        apiVersion: openslo/v1
        kind: Service
        metadata: {name: billing}
        spec: {}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Group
        metadata: {name: controls}
        spec: {type: team, children: []}
        ---
        """;
    String adjustment =
        """
        apiVersion: andal.io/v1
        kind: BudgetAdjustment
        metadata: {name: patch-night}
        spec:
          category: maintenance
          reason: The broker is patched
          decidedBy: group:controls
          select: %s
        """
                .formatted(select)
            + times.indent(2);
    String all =
        company
            + slo("commands-accepted", "commands", "1")
            + slo("commands-latency", "commands", "2")
            + slo("billing-paid", "billing", "1")
            + adjustment;
    return new DocumentChecker(KINDS, DocumentChecker.Limits.DEFAULT)
        .check(List.of(new SourceText("company.yaml", all)));
  }

  private static List<String> adjusted(String select) {
    Checked checked = checked(select, ONCE);
    assertThat(checked.accepted()).as(checked.problems().toString()).isTrue();
    return SloDocuments.definitions(checked.documents()).stream()
        .filter(slo -> !slo.adjustments().isEmpty())
        .map(SloDefinition::name)
        .toList();
  }

  private static Problem problem(String select, String times) {
    List<Problem> problems = checked(select, times).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{slos: commands-latency} | commands-latency",
        "{slos: [commands-latency, billing-paid]} | billing-paid commands-latency",
        "{slos: '*'} | billing-paid commands-accepted commands-latency",
        "{services: commands} | commands-accepted commands-latency",
        "{labels: {tier: '1'}} | billing-paid commands-accepted",
        "{labels: {tier: ['1', '2'], team: platform}} | billing-paid commands-accepted commands-latency",
        "{services: commands, labels: {tier: '1'}} | commands-accepted",
        "{match: any, slos: billing-paid, labels: {tier: '2'}} | billing-paid commands-latency",
        "{labels: {team: '*'}, services: billing} | billing-paid",
      })
  void thoseAreAdjustedWhoAreSelected(String select, String names) {
    assertThat(String.join(" ", adjusted(select))).isEqualTo(names);
  }

  @Test
  void anAdjustmentCarriesItsTimesReasonAndWhoDecided() {
    SloDefinition slo =
        SloDocuments.definitions(checked("{services: billing}", ONCE).documents()).getFirst();
    Adjustment adjustment = slo.adjustments().getFirst();
    assertThat(adjustment.name()).isEqualTo("patch-night");
    assertThat(adjustment.category()).isEqualTo("maintenance");
    assertThat(adjustment.reason()).isEqualTo("The broker is patched");
    assertThat(adjustment.decidedBy()).isEqualTo("group:controls");
    Instant start = Instant.parse("2026-11-21T19:00:00Z");
    assertThat(adjustment.when().within(new MinuteRange(0, 100_000_000)))
        .containsExactly(MinuteRange.of(start, start.plusSeconds(7_200)));
  }

  @Test
  void adjustingByNothingChangesNothing() {
    List<SloDefinition> plain =
        SloDocuments.definitions(checked("{slos: commands-latency}", ONCE).documents());
    Adjustments none = Adjustments.of(io.andal.workspace.Documents.empty());
    for (SloDefinition slo : plain) {
      assertThat(none.applyTo(slo)).isSameAs(slo);
      assertThat(slo.withAdjustments(List.of()).withAdjustments(slo.adjustments())).isEqualTo(slo);
    }
    assertThat(plain).filteredOn(slo -> slo.adjustments().isEmpty()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start: 2026-11-22T02:00, duration: 2h, timeZone: Asia/Jakarta",
        "start: 2026-11-22T02:00:00, end: 2026-11-22T04:00, timeZone: Asia/Jakarta",
        "start: 2026-11-22 02:00, duration: 1h60m, timeZone: Asia/Jakarta, rrule: FREQ=DAILY",
        "start: 2026-11-21T19:00:00Z, duration: 120m, timeZone: Asia/Jakarta, rrule: FREQ=DAILY",
      })
  void aTimeCanBeWrittenInSeveralWays(String times) {
    Checked checked = checked("{services: billing}", times.replace(", ", "\n"));
    assertThat(checked.problems()).isEmpty();
    Adjustment adjustment =
        SloDocuments.definitions(checked.documents()).getFirst().adjustments().getFirst();
    Instant start = Instant.parse("2026-11-21T19:00:00Z");
    assertThat(
            adjustment
                .when()
                .within(MinuteRange.of(start.minusSeconds(36_000), start.plusSeconds(36_000))))
        .containsExactly(MinuteRange.of(start, start.plusSeconds(7_200)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "start: 2026-11-22T02:00:00Z, end: 2026-11-22T02:00:00Z | not a minute after its start",
        "start: 2026-11-22T02:00:00Z, end: 2026-11-21T02:00:00Z | not a minute after its start",
        "start: 2026-11-22T02:00:00Z | Nothing says when it ends",
        "start: 2026-11-22T02:00:00Z, end: 2026-11-22T03:00:00Z, duration: 1h | both an end and",
        "start: 2026-11-22T02:00, duration: 1h | nothing says where",
        "start: 2026-02-30T02:00, duration: 1h, timeZone: UTC | is not a time",
        "start: 2026-11-22T02:00, duration: 1h, timeZone: Bern | is not a time zone",
        "start: 2026-11-22T02:00, duration: 1 hour, timeZone: UTC | is not a length",
        "start: 2026-11-22T02:00, duration: 0m, timeZone: UTC | is not a length",
        "start: 2026-11-22T02:00, duration: 401d, timeZone: UTC | no window is that long",
        "start: 2026-11-22T02:00, duration: 1h, timeZone: UTC, rrule: FREQ=DAILY;BYDAY=XX | 'XX'",
        "start: 2026-11-22T02:00, duration: 1h, timeZone: UTC, rrule: FREQ=MINUTELY | more often",
      })
  void timesThatCannotBeMeantAreRefused(String times, String why) {
    Problem problem = problem("{services: billing}", times.replace(", ", "\n"));
    assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
    assertThat(problem.message()).contains(why);
    assertThat(problem.remedy()).startsWith("Write ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{slos: comands-latency} | There is no SLO 'comands-latency' | Did you mean",
        "{services: shop} | There is no Service 'shop' | billing, commands",
        "{labels: {tier: '9'}} | No SLO is selected | Write slos",
        "{labels: {tier: '2', team: sales}} | No SLO is selected | match: any",
      })
  void whatReachesNothingIsAWarning(String select, String what, String remedy) {
    Problem problem = problem(select, ONCE);
    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(problem.message()).contains(what);
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void takingMostOfAWindowOutIsAWarning() {
    Problem problem = problem("{services: billing}", ONCE.replace("T04", "T15"));
    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(problem.message()).isEqualTo("It takes 54 % of the window out of billing-paid");
    assertThat(
            problem(
                    "{slos: '*'}",
                    "start: 2026-11-22T00:00:00Z\nduration: 50m\nrrule: FREQ=HOURLY\n")
                .message())
        .contains("83 %", "billing-paid, commands-accepted, commands-latency");
  }

  @Test
  void whoDecidedMustBeKnown() {
    Checked checked =
        new DocumentChecker(KINDS, DocumentChecker.Limits.DEFAULT)
            .check(
                List.of(
                    new SourceText(
                        "a.yaml",
                        """
                        apiVersion: andal.io/v1
                        kind: BudgetAdjustment
                        metadata: {name: patch-night}
                        spec:
                          category: maintenance
                          reason: The broker is patched
                          decidedBy: user:ayu
                          select: {slos: '*'}
                          start: 2026-11-22T00:00:00Z
                          duration: 1h
                        """)));
    assertThat(checked.accepted()).isFalse();
    assertThat(checked.problems())
        .anyMatch(p -> p.message().contains("User/ayu") || p.message().contains("'ayu'"));
  }
}

package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.slo.TimeWindow;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloDocumentsTest {
  private static final String AROUND =
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
      """;
  private static final String RATIO =
      """
        indicator:
          metadata: {name: answered}
          spec:
            ratioMetric:
              counter: true
              bad: {metricSource: {metricSourceRef: metrics, spec: {query: 'bad_total{a="b"}'}}}
              total: {metricSource: {metricSourceRef: metrics, spec: {query: 'all_total'}}}
      """;

  private static String slo(String indicator, String rest) {
    return AROUND
        + """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: commands-answered
          displayName: Commands are answered
          labels: {team: [controls, platform], tier: "1"}
        spec:
          service: commands
        """
        + indicator
        + "  budgetingMethod: Occurrences\n"
        + rest.indent(2);
  }

  private static final String OBJECTIVE = "objectives: [{target: 0.999}]\n";

  private static SloDefinition definition(String yaml) {
    assertThat(problems(yaml)).isEmpty();
    return SloDocuments.definitions(ParsedYaml.documents(yaml)).getFirst();
  }

  private static List<Problem> problems(String yaml) {
    Documents documents = ParsedYaml.documents(yaml);
    return documents.all().stream()
        .flatMap(
            document ->
                SloDocuments.kinds().stream()
                    .filter(kind -> kind.name().equals(document.kind()))
                    .filter(kind -> kind.apiVersion().equals(document.apiVersion()))
                    .flatMap(kind -> kind.check(document, documents).stream()))
        .toList();
  }

  private static String oneProblem(String yaml) {
    List<Problem> problems = problems(yaml);
    assertThat(problems).hasSize(1);
    return problems.getFirst().message() + ". " + problems.getFirst().remedy();
  }

  @Test
  void anSloWithTheLeastThatItNeedsGetsTheDefaults() {
    SloDefinition slo = definition(slo(RATIO, OBJECTIVE));

    assertThat(slo.name()).isEqualTo("commands-answered");
    assertThat(slo.displayName()).isEqualTo("Commands are answered");
    assertThat(slo.service()).isEqualTo("commands");
    assertThat(slo.target()).isEqualTo(0.999);
    assertThat(slo.window()).isEqualTo(new TimeWindow.Rolling(Duration.ofDays(30)));
    assertThat(slo.labels()).containsEntry("team", List.of("controls", "platform"));
    assertThat(slo.indicator())
        .isInstanceOfSatisfying(
            Indicator.Ratio.class,
            ratio -> {
              assertThat(ratio.partIsBad()).isTrue();
              assertThat(ratio.counter()).isTrue();
              assertThat(ratio.part().text("query")).isEqualTo("bad_total{a=\"b\"}");
            });
    assertThat(slo.series().value()).matches("commands-answered:[0-9a-f]{16}");
    assertThat(slo.alertRules()).extracting(AlertRule::name).containsExactly("page", "ticket");
  }

  @ParameterizedTest
  @CsvSource({"30, 14.4, 6, 3, 1", "28, 13.44, 5.6, 2.8, 0.9333333333", "7, 3.36, 1.4, 1, 1"})
  void theDefaultFactorsFollowTheWindow(
      int days, double first, double second, double third, double fourth) {
    List<Double> factors =
        DefaultAlerts.rules(Duration.ofDays(days)).stream()
            .flatMap(rule -> rule.anyOf().stream())
            .map(BurnCondition::factor)
            .toList();
    assertThat(factors).hasSize(4);
    Offset<Double> tiny = Offset.offset(1e-9);
    assertThat(factors.get(0)).isEqualTo(first, tiny);
    assertThat(factors.get(1)).isEqualTo(second, tiny);
    assertThat(factors.get(2)).isEqualTo(third, tiny);
    assertThat(factors.get(3)).isEqualTo(fourth, tiny);
  }

  @Test
  void theFingerprintStaysTheSameAcrossVersionsAndFollowsTheQueriesOnly() {
    SloDefinition slo = definition(slo(RATIO, OBJECTIVE));
    SloDefinition otherTarget = definition(slo(RATIO, "objectives: [{targetPercent: 99}]\n"));
    SloDefinition otherQuery =
        definition(slo(RATIO.replace("all_total", "every_total"), OBJECTIVE));

    assertThat(slo.series().value()).isEqualTo("commands-answered:ad09e5637affecf7");
    assertThat(otherTarget.series()).isEqualTo(slo.series());
    assertThat(otherTarget.target()).isEqualTo(0.99);
    assertThat(otherQuery.series()).isNotEqualTo(slo.series());
  }

  @Test
  void anSliOfItsOwnAndThePolicyOfItsOwnAreResolved() {
    SloDefinition slo =
        definition(
            """
            apiVersion: openslo/v1
            kind: SLI
            metadata: {name: lag}
            spec:
              thresholdMetric:
                metricSource: {metricSourceRef: metrics, type: prometheus, spec: {query: lag}}
            ---
            apiVersion: openslo/v1
            kind: AlertCondition
            metadata: {name: burns}
            spec:
              severity: page
              condition: {kind: burnrate, op: gte, threshold: 2, lookbackWindow: 1h, alertAfter: 5m}
            ---
            apiVersion: openslo/v1
            kind: AlertNotificationTarget
            metadata: {name: ops}
            spec: {target: "mailto:ops@pumps.example"}
            ---
            apiVersion: openslo/v1
            kind: AlertPolicy
            metadata: {name: tell-ops}
            spec:
              alertWhenResolved: true
              conditions: [{conditionRef: burns}]
              notificationTargets: [{targetRef: ops}]
            ---
            """
                + slo(
                    "  indicatorRef: lag\n",
                    """
                    objectives: [{op: lt, value: 20, targetPercent: 99.9}]
                    alertPolicies: [{alertPolicyRef: tell-ops}]
                    timeWindow:
                      - duration: 1M
                        calendar: {startTime: 2026-01-01 00:00:00, timeZone: Europe/Berlin}
                    """));

    assertThat(slo.target()).isEqualTo(0.999);
    assertThat(slo.indicator())
        .isInstanceOfSatisfying(
            Indicator.Threshold.class,
            threshold -> {
              assertThat(threshold.comparison()).isEqualTo(Comparison.LT);
              assertThat(threshold.threshold()).isEqualTo(20);
            });
    assertThat(slo.window())
        .isEqualTo(
            new TimeWindow.Calendar(
                LocalDateTime.of(2026, 1, 1, 0, 0),
                Period.ofMonths(1),
                ZoneId.of("Europe/Berlin")));
    AlertRule rule = slo.alertRules().getFirst();
    assertThat(rule.name()).isEqualTo("burns");
    assertThat(rule.policy()).isEqualTo("tell-ops");
    assertThat(rule.after()).isEqualTo(Duration.ofMinutes(5));
    assertThat(rule.notifyResolved()).isTrue();
    assertThat(rule.notifyBreaching()).isTrue();
    assertThat(rule.whenNoData()).isFalse();
    assertThat(rule.targets()).containsExactly("ops");
    assertThat(rule.anyOf().getFirst().comparison()).isEqualTo(Comparison.GTE);
  }

  @Test
  void allReferencesAreNamedWithTheirPlaces() {
    Document document =
        ParsedYaml.documents(
                slo(
                    RATIO,
                    OBJECTIVE
                        + """
                        alertPolicies:
                          - alertPolicyRef: known
                          - kind: AlertPolicy
                            metadata: {name: own}
                            spec:
                              conditions: [{conditionRef: burns}]
                              notificationTargets: [{targetRef: ops}]
                        """))
            .all("SLO")
            .getFirst();
    assertThat(SloSpec.references(document))
        .extracting(reference -> reference.pointer() + " " + reference.target())
        .containsExactly(
            "/spec/service Service/commands",
            "/spec/indicator/spec/ratioMetric/bad/metricSource/metricSourceRef DataSource/metrics",
            "/spec/indicator/spec/ratioMetric/total/metricSource/metricSourceRef DataSource/metrics",
            "/spec/alertPolicies/0/alertPolicyRef AlertPolicy/known",
            "/spec/alertPolicies/1/spec/conditions/0/conditionRef AlertCondition/burns",
            "/spec/alertPolicies/1/spec/notificationTargets/0/targetRef"
                + " AlertNotificationTarget/ops");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objectives: [{target: 1}] | leaves no error budget",
        "objectives: [{targetPercent: 100}] | leaves no error budget",
        "objectives: [{target: 0}] | promises nothing",
        "objectives: [{target: 0.9, targetPercent: 90}] | both target and targetPercent",
        "objectives: [{displayName: x}] | has no target",
        "objectives: [{target: 0.9, compositeWeight: 2}] | compositeWeight has no effect",
        "objectives: [{target: 0.9, timeSliceTarget: 0.9}] | means nothing with",
        "objectives: [{target: 0.9, op: gt}] | have no effect",
      })
  void objectivesThatCannotBeMeantAreRefused(String objectives, String why) {
    assertThat(oneProblem(slo(RATIO, objectives + "\n"))).contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{duration: 30d}] | neither rolling nor",
        "[{duration: 30x, isRolling: true}] | is not a duration",
        "[{duration: 2Y, isRolling: true}] | is too long",
        "[{duration: 1m, isRolling: true}] | a month is 1M",
        "[{duration: 1d, isRolling: true}, {duration: 7d, isRolling: true}] | has 2 items",
        "[{duration: 1h, calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}}] | can't step",
        "[{duration: 1d, calendar: {startTime: 2026-02-30 00:00:00, timeZone: UTC}}] | not a local",
        "[{duration: 1d, calendar: {startTime: 2026-02-03 00:00:00, timeZone: Bern}}] | time zone",
        "[{duration: 1d, isRolling: true, calendar: {startTime: x, timeZone: y}}] | can't be rolling",
      })
  void timeWindowsThatCannotBeMeantAreRefused(String window, String why) {
    assertThat(oneProblem(slo(RATIO, OBJECTIVE + "timeWindow: " + window + "\n"))).contains(why);
  }

  @Test
  void aMetricNamesItsOneDataSource() {
    assertThat(
            oneProblem(slo(RATIO.replaceFirst("metricSourceRef: metrics", "type: X"), OBJECTIVE)))
        .contains("doesn't name its data source");
    assertThat(
            oneProblem(
                slo(
                    RATIO.replaceFirst("metricSourceRef: metrics", "metricSourceRef: b"),
                    OBJECTIVE)))
        .contains("two data sources, 'b' and 'metrics'");
    assertThat(
            oneProblem(slo(RATIO.replaceFirst("metrics,", "metrics, type: Datadog,"), OBJECTIVE)))
        .contains("type is Datadog, but DataSource/metrics is of type Prometheus");
  }

  @Test
  void everyKindHasItsSchemaOnTheClassPath() {
    for (Kind kind : SloDocuments.kinds()) {
      assertThat(SloDocuments.class.getResource(kind.schema())).as(kind.schema()).isNotNull();
    }
  }
}

package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.slo.Budgeting;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Document;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was written in another version of OpenSLO means what its v1 form means. */
class VersionsTest {
  private static final String V1 =
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata: {name: buying}
      spec:
        service: checkout
        indicator:
          metadata: {name: buying}
          spec:
            ratioMetric:
              counter: true
              good: {metricSource: {metricSourceRef: metrics, spec: {query: good}}}
              total: {metricSource: {metricSourceRef: metrics, spec: {query: all}}}
        timeWindow: [{duration: 1w, isRolling: true}]
        budgetingMethod: Timeslices
        objectives: [{target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 1m}]
      """;

  private static final String V2 =
      """
      apiVersion: openslo.com/v2alpha
      kind: SLO
      metadata: {name: buying}
      spec:
        serviceRef: checkout
        sli:
          metadata: {name: buying}
          spec:
            ratioMetric:
              counter: true
              good: {dataSourceRef: metrics, spec: {query: good}}
              total: {dataSourceRef: metrics, spec: {query: all}}
        timeWindow: [{duration: 1w, isRolling: true}]
        budgetingMethod: Timeslices
        objectives: [{target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 1m}]
      """;

  private static final String ALPHA =
      """
      apiVersion: openslo/v1alpha
      kind: SLO
      metadata: {name: buying}
      spec:
        service: checkout
        timeWindows: [{unit: Week, count: 1, isRolling: true}]
        budgetingMethod: Timeslices
        objectives:
          - target: 0.99
            timeSliceTarget: 0.9
            value: 1
            ratioMetrics:
              incremental: true
              good: {source: Metrics, queryType: promql, query: good}
              total: {source: Metrics, queryType: promql, query: all}
      """;

  @Test
  void v2alphaMeansWhatItsV1FormMeans() {
    assertThat(Slos.only(V2)).isEqualTo(Slos.only(V1));
    assertThat(Slos.only(V2.replace("serviceRef:", "service:"))).isEqualTo(Slos.only(V1));
  }

  @Test
  void v1alphaMeansWhatItsV1FormMeans() {
    SloDefinition slo = Slos.only(ALPHA);
    SloDefinition same = Slos.only(V1);
    assertThat(slo.window()).isEqualTo(same.window());
    assertThat(slo.budgeting()).isEqualTo(new Budgeting.Timeslices(Duration.ofMinutes(1)));
    assertThat(slo.members().getFirst().sliceTarget()).isEqualTo(0.9);
    assertThat(slo.target()).isEqualTo(same.target());
    assertThat(slo.sources()).containsExactly("metrics");
  }

  @ParameterizedTest
  @CsvSource({"Second, 3600, 60", "Day, 2, 2880", "Month, 1, 43200", "Quarter, 1, 129600"})
  void v1alphaCountsItsWindowsInUnits(String unit, int count, long minutes) {
    assertThat(
            Slos.only(ALPHA.replace("unit: Week, count: 1", "unit: " + unit + ", count: " + count))
                .window()
                .maxMinutes())
        .isEqualTo(minutes);
  }

  @Test
  void anErrorPointsAtWhatTheUserWrote() {
    Problem reference =
        only(
            V2.replace(
                "dataSourceRef: metrics, spec: {query: all",
                "dataSourceRef: metrix, spec: {query: all"));
    assertThat(reference.message()).isEqualTo("There is no DataSource named 'metrix'");
    assertThat(reference.position()).isEqualTo(position(12, 32));
    Problem target = only(V2.replace("target: 0.99,", "target: 1.5,"));
    assertThat(target.position()).isEqualTo(position(15, 25));
    Problem alpha = only(ALPHA.replace("count: 1", "count: 900"));
    assertThat(alpha.message()).contains("900w");
    assertThat(alpha.position()).isEqualTo(position(6, 37));
  }

  private static Problem only(String yaml) {
    List<Problem> problems = Slos.problems(yaml);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private static Position position(int line, int column) {
    return new Position((int) Slos.AROUND.lines().count() + line, column);
  }

  @Test
  void anInlineDataSourceIsNoPlaceToReadFrom() {
    assertThat(
            Slos.oneProblem(
                V2.replace(
                    "total: {dataSourceRef: metrics",
                    "total: {dataSourceSpec: {type: Prometheus, connectionDetails: {}}")))
        .contains("A data source is written inline");
  }

  @Test
  void differentRatiosOfOneV1alphaSloAreRefused() {
    String second =
        ALPHA.substring(ALPHA.indexOf("    - target")).replace("query: all", "query: others");
    assertThat(Slos.oneProblem(ALPHA + second)).contains("different ratios");
  }

  @Test
  void documentsMayStandInOneList() {
    String list =
        "# from the SDK\n- "
            + V1.indent(2).strip()
            + "\n# the next\n- apiVersion: openslo/v1\n  kind: Service\n  metadata: {name: one}\n  spec: {}\n";
    List<Document> documents = List.copyOf(Slos.check(list).documents().all());
    assertThat(documents).hasSize(2);
    Document service = documents.getLast();
    assertThat(service.name()).isEqualTo("one");
    assertThat(service.text())
        .isEqualTo(
            "  apiVersion: openslo/v1\n  kind: Service\n  metadata: {name: one}\n  spec: {}\n");
    assertThat(Slos.check(service.text()).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "displayName | displayName: "
            + "very long name that nobody reads and nobody needs - really not one",
        "label | labels: {-team: a}",
        "annotation | annotations: {'a/b/c': d}",
      })
  void theStrictReadingRefusesMetadata(String rule, String field) {
    assertThat(strict(V1.replace("{name: buying}\nspec", "{name: buying, " + field + "}\nspec")))
        .extracting(Problem::rule)
        .containsExactly("strict-" + rule.replace("displayName", "display-name"));
  }

  @Test
  void theStrictReadingRefusesWhatTheSdkDoesNotRead() {
    assertThat(strict(V1)).isEmpty();
    assertThat(strict(V2)).isEmpty();
    assertThat(strict(ALPHA)).isEmpty();
    assertThat(strict(V1.replace("timeSliceWindow: 1m", "timeSliceWindow: 1")))
        .extracting(Problem::rule)
        .containsExactly("strict-duration");
    assertThat(strict(V1.replace("{target:", "{op: gt, target:")))
        .extracting(Problem::rule)
        .containsExactly("strict-op");
    assertThat(strict(V2.replace("serviceRef:", "service:")))
        .extracting(Problem::rule)
        .containsExactly("strict-field");
    assertThat(strict(ALPHA.replace("value: 1", "displayName: x")))
        .extracting(Problem::rule)
        .containsExactly("strict-required");
  }

  private static List<Problem> strict(String yaml) {
    return SloDocuments.strictProblems(Slos.check(Slos.AROUND + yaml).documents().all());
  }
}

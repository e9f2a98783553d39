package io.andal.dialect.pyrra;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.Import;
import io.andal.signal.Indicator;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyrraImportTest {
  private static final String SLO =
      """
      apiVersion: pyrra.dev/v1alpha1
      kind: ServiceLevelObjective
      metadata:
        name: telemetry-errors
        namespace: monitoring
        labels: {prometheus: k8s, pyrra.dev/team: platform}
      spec:
        target: '99.9'
        window: 4w
        description: Telemetry is taken.
        indicator:
          ratio:
            errors: {metric: 'points_total{job="telemetry",result="refused"}'}
            total: {metric: 'points_total{job="telemetry"}'}
      """;

  @Test
  void aRatioIsCountedExactly() {
    Documents documents = Checking.documents(Checking.accepted(Checking.options(), SLO));
    SloDefinition slo = SloDocuments.definitions(documents).getFirst();
    Indicator.Ratio ratio = (Indicator.Ratio) slo.indicator();

    assertThat(slo.target()).isEqualTo(0.999);
    assertThat(slo.service()).isEqualTo("telemetry");
    assertThat(slo.window().maxMinutes()).isEqualTo(28 * 24 * 60);
    assertThat(slo.labels())
        .containsEntry("prometheus", List.of("k8s"))
        .containsEntry("team", List.of("platform"));
    assertThat(ratio.counter()).isTrue();
    assertThat(ratio.partIsBad()).isTrue();
    Document document = documents.find("SLO", "telemetry-errors").orElseThrow();
    assertThat(document.annotation("pyrra.dev/namespace")).isEqualTo("monitoring");
    assertThat(document.annotation("pyrra.dev/labels")).contains("pyrra.dev/team");
  }

  @Test
  void fastAnswersAreGoodOnes() {
    Indicator.Ratio ratio =
        ratio(
            "latency: {success: {metric: 'took_bucket{le=\"0.5\"}'}, total: {metric: took_count}}");

    assertThat(ratio.partIsBad()).isFalse();
    assertThat(ratio.part().text("query")).isEqualTo("took_bucket{le=\"0.5\"}");
  }

  @Test
  void aNativeHistogramIsCutAtItsLatency() {
    Indicator.Ratio ratio = ratio("latencyNative: {latency: 200ms, total: {metric: took}}");

    assertThat(ratio.part().text("query"))
        .isEqualTo(
            "histogram_fraction(0, 0.2, sum(increase(took[{{.window}}])))"
                + " * histogram_count(sum(increase(took[{{.window}}])))");
  }

  @Test
  void eachSampleOfAGaugeIsAnEvent() {
    Indicator.Ratio ratio = ratio("bool_gauge: {metric: up}");

    assertThat(ratio.part().text("query")).isEqualTo("sum(sum_over_time(up[{{.window}}]))");
    assertThat(ratio.total().text("query")).isEqualTo("sum(count_over_time(up[{{.window}}]))");
  }

  @Test
  void groupingIsRefusedUnlessLossIsAccepted() {
    String grouped = SLO.replace("  total:", "  grouping: [handler]\n      total:");

    Import strict = Checking.read(Checking.options(), grouped).getFirst();
    Import lossy = Checking.read(Checking.options().withLoss(), grouped).getFirst();

    assertThat(strict.accepted()).isFalse();
    assertThat(strict.problems().getFirst().message()).contains("'handler'");
    assertThat(lossy.accepted()).isTrue();
    assertThat(lossy.problems()).hasSize(1);
    assertThat(SloDocuments.definitions(Checking.documents(lossy))).hasSize(1);
  }

  @Test
  void whatOnlyPyrrasRulesNeedIsKept() {
    Import read =
        Checking.accepted(
            Checking.options(),
            SLO
                + "  alerting: {name: TelemetryBurns, absent: false}\n  performanceOverAccuracy: true\n");

    assertThat(
            Checking.documents(read)
                .find("SLO", "telemetry-errors")
                .orElseThrow()
                .annotation("pyrra.dev/rules"))
        .isEqualTo(
            "{\"alerting\":{\"name\":\"TelemetryBurns\",\"absent\":false},"
                + "\"performanceOverAccuracy\":true}");
  }

  @ParameterizedTest
  @CsvSource({
    "target: '99.9', target: '100', target-range",
    "window: 4w, window: month, duration-form",
    "result=\"refused\"}, result=\"refused\"}[5m], selector",
    "ratio:, ratios:, indicator-metric",
    "v1alpha1, v1beta1, dialect-version",
    "name: telemetry-errors, generation: 1, name-missing",
    "'  description:', '  owner:', cannot-say"
  })
  void aMistakeIsTold(String right, String wrong, String rule) {
    assertThat(Checking.read(Checking.options(), SLO.replace(right, wrong)).getFirst().problems())
        .extracting(Problem::rule)
        .contains(rule);
  }

  @Test
  void aTargetBelowOnePercentIsProbablyAShare() {
    assertThat(Checking.read(Checking.options(), SLO.replace("99.9", "0.999")).getFirst())
        .satisfies(read -> assertThat(read.accepted()).isTrue())
        .satisfies(read -> assertThat(read.problems()).hasSize(1));
  }

  private static Indicator.Ratio ratio(String indicator) {
    String text = SLO.replaceFirst("(?s)ratio:.*", indicator.replace("$", "\\$") + "\n");
    Documents documents = Checking.documents(Checking.accepted(Checking.options(), text));
    return (Indicator.Ratio) SloDocuments.definitions(documents).getFirst().indicator();
  }
}

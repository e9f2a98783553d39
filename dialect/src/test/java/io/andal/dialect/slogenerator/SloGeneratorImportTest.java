package io.andal.dialect.slogenerator;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.dialect.Checking;
import io.andal.dialect.Import;
import io.andal.signal.Indicator;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SloGeneratorImportTest {
  private static final String SLO =
      """
      apiVersion: sre.google.com/v2
      kind: ServiceLevelObjective
      metadata:
        name: identity-logins
        labels: {service_name: identity, feature_name: login, slo_name: availability}
      spec:
        description: Logins succeed.
        backend: prometheus
        method: good_bad_ratio
        exporters: [prometheus]
        service_level_indicator:
          filter_good: logins_total{result="ok"}[window]
          filter_valid: logins_total[window]
        goal: 0.995
      """;
  private static final String CONFIG =
      """
      backends: {prometheus: {url: "http://localhost:9090"}}
      error_budget_policies:
        default:
          steps:
            - name: 1 hour
              burn_rate_threshold: 9
              alert: true
              message_alert: Page to defend the SLO
              message_ok: Last hour on track
              window: 3600
            - name: 28 days
              burn_rate_threshold: 1
              alert: false
              message_alert: Freeze releases
              message_ok: Go on
              window: 2419200
      """;

  @Test
  void filtersAreCountedExactly() {
    SloDefinition slo = only(SLO);
    Indicator.Ratio ratio = (Indicator.Ratio) slo.indicator();

    assertThat(slo.service()).isEqualTo("identity");
    assertThat(slo.target()).isEqualTo(0.995);
    assertThat(ratio.counter()).isTrue();
    assertThat(ratio.partIsBad()).isFalse();
    assertThat(ratio.part().text("query")).isEqualTo("logins_total{result=\"ok\"}");
    assertThat(ratio.total().text("query")).isEqualTo("logins_total");
  }

  @Test
  void goodAndBadAddUpToAll() {
    Indicator.Ratio ratio =
        (Indicator.Ratio)
            only(SLO.replace("filter_valid: logins_total", "filter_bad: logins_failed_total"))
                .indicator();

    assertThat(ratio.total().text("query"))
        .startsWith("(sum(increase(logins_total{result=\"ok\"}[{{.window}}]))")
        .endsWith("or sum(increase(logins_failed_total[{{.window}}]))");
  }

  @Test
  void aDistributionIsCutAtItsBucket() {
    Indicator.Ratio ratio =
        (Indicator.Ratio)
            only(indicator(
                    "distribution_cut",
                    "expression: took_bucket{job=\"x\"}\n    threshold_bucket: 0.25"))
                .indicator();

    assertThat(ratio.part().text("query")).isEqualTo("took_bucket{job=\"x\", le=\"0.25\"}");
    assertThat(ratio.total().text("query")).isEqualTo("took_count{job=\"x\"}");
  }

  @Test
  void aReadyQueryIsAShareOfSuccess() {
    Indicator.Raw raw =
        (Indicator.Raw)
            only(indicator("query_sli", "expression: sum(rate(a[window])) / sum(rate(b[window]))"))
                .indicator();

    assertThat(raw.success()).isTrue();
    assertThat(raw.ratio().text("query"))
        .isEqualTo("sum(rate(a[{{.window}}])) / sum(rate(b[{{.window}}]))");
  }

  @Test
  void stepsThatAlertBecomeAlertPolicies() {
    SloDefinition slo = only(CONFIG + "---\n" + SLO);

    assertThat(slo.window().maxMinutes()).isEqualTo(28 * 24 * 60);
    assertThat(slo.alertRules()).hasSize(1);
    AlertRule rule = slo.alertRules().getFirst();
    assertThat(rule.severity()).isEqualTo("page");
    assertThat(rule.anyOf().getFirst().factor()).isEqualTo(9);
    assertThat(rule.anyOf().getFirst().longWindow()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theQueriesOfOtherBackendsAreKept() {
    Import read =
        Checking.read(
                Checking.options(), SLO.replace("backend: prometheus", "backend: cloud_monitoring"))
            .getFirst();

    assertThat(read.accepted()).isTrue();
    assertThat(read.problems()).extracting(Problem::rule).containsExactly("backend-not-read");
    JsonNode slo = read.documents().getLast();
    JsonNode good = slo.at("/spec/indicator/spec/ratioMetric/good/metricSource");
    assertThat(good.path("type").asString()).isEqualTo("cloud_monitoring");
    assertThat(good.path("metricSourceRef").asString()).isEqualTo("cloud-monitoring");
    assertThat(good.at("/spec/query").asString()).isEqualTo("logins_total{result=\"ok\"}[window]");
  }

  @ParameterizedTest
  @CsvSource({
    "goal: 0.995, goal: 99.5, target-range",
    "method: good_bad_ratio, method: guess, method-unknown",
    "filter_valid, filter_all, ratio-parts",
    "'logins_total[window]', 'sum(logins_total)', selector",
    "sre.google.com/v2, sre.google.com/v1, dialect-version",
    "'  exporters:', '  reporters:', cannot-say",
    "'  exporters: [prometheus]', '  error_budget_policy: strict', reference-missing"
  })
  void aMistakeIsTold(String right, String wrong, String rule) {
    assertThat(Checking.read(Checking.options(), SLO.replace(right, wrong)).getFirst().problems())
        .extracting(Problem::rule)
        .contains(rule);
  }

  private static String indicator(String method, String fields) {
    return SLO.replaceFirst(
            "(?s)    filter_good.*?  goal", "    " + fields.replace("$", "\\$") + "\n  goal")
        .replace("good_bad_ratio", method);
  }

  private static SloDefinition only(String text) {
    return SloDocuments.definitions(Checking.documents(Checking.accepted(Checking.options(), text)))
        .getFirst();
  }
}

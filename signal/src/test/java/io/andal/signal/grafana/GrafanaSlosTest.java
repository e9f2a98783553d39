package io.andal.signal.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrafanaSlosTest {
  private static KeptSlo slo(String query) {
    String json =
        """
        {"slos":[{"uuid":"u1","name":"Orders","description":"All orders","query":%s,
          "objectives":[{"value":0.995,"window":"28d"}],
          "labels":[{"key":"service","value":"shop"}],
          "destinationDatasource":{"uid":"mimir"},
          "readOnly":{"creationTimestamp":1,"drillDownDashboardRef":{"UID":"d1"}}}]}
        """
            .formatted(query);
    List<KeptSlo> slos =
        GrafanaSlos.of(
            FakeGrafana.JSON.readTree(json),
            "g",
            "",
            "https://g.example",
            Map.of("u1", 0.9971),
            Instant.parse("2026-11-02T06:00:00Z"));
    return slos.getFirst();
  }

  @Test
  void aRatioIsCountedExactly() {
    KeptSlo slo =
        slo(
            """
            {"type":"ratio","ratio":{"successMetric":{"prometheusMetric":"http_total{code!~\\"5..\\"}"},
             "totalMetric":{"prometheusMetric":"http_total"},"groupByLabels":["pod"]}}
            """);
    assertThat(slo.indicator())
        .hasValueSatisfying(
            indicator -> {
              Indicator.Ratio ratio = (Indicator.Ratio) indicator;
              assertThat(ratio.counter()).isTrue();
              assertThat(ratio.partIsBad()).isFalse();
              assertThat(ratio.part().spec())
                  .isEqualTo(Map.of("query", "http_total{code!~\"5..\"}", "datasource", "mimir"));
            });
    assertThat(slo.service()).isEqualTo("shop");
    assertThat(slo.link()).isEqualTo("https://g.example/d/d1");
    assertThat(slo.losses()).anyMatch(one -> one.contains("pod"));
    KeptSlo.Objective objective = slo.objectives().getFirst();
    assertThat(objective.target()).isEqualTo(0.995);
    assertThat(objective.window()).isEqualTo(new KeptSlo.Window.Rolling(28));
    assertThat(objective.verdict().map(KeptSlo.Verdict::sli)).contains(0.9971);
  }

  @Test
  void aFreeQuotientOfRatesIsCountedToo() {
    KeptSlo slo =
        slo(
            """
            {"type":"freeform","freeform":{"query":
            "sum(rate(a_total{code=\\"200\\"}[$__rate_interval])) / sum(rate(a_total[$__rate_interval]))"}}
            """);
    assertThat(slo.indicator().orElseThrow())
        .isInstanceOfSatisfying(
            Indicator.Ratio.class,
            ratio -> assertThat(ratio.part().text("query")).isEqualTo("a_total{code=\"200\"}"));
  }

  @Test
  void anyOtherFreeQueryIsARatioOfTime() {
    KeptSlo slo =
        slo(
            "{\"type\":\"freeform\",\"freeform\":{\"query\":\"avg(avg_over_time(up[$__rate_interval]))\"}}");
    assertThat(slo.indicator().orElseThrow())
        .isInstanceOfSatisfying(
            Indicator.Raw.class,
            raw -> assertThat(raw.ratio().text("query")).isEqualTo("avg(avg_over_time(up[5m]))"));
    assertThat(slo.losses()).hasSize(2);
  }

  @Test
  void failuresAreTurnedAround() {
    KeptSlo slo =
        slo(
            """
            {"type":"failureThreshold","failureThreshold":{"failureThresholdExpression":"lag_seconds",
             "threshold":{"operator":">","value":30}}}
            """);
    assertThat(slo.indicator().orElseThrow())
        .isInstanceOfSatisfying(
            Indicator.Threshold.class,
            threshold -> {
              assertThat(threshold.comparison()).isEqualTo(Comparison.LTE);
              assertThat(threshold.threshold()).isEqualTo(30);
            });
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    KeptSlo slo =
        slo(
            "{\"type\":\"threshold\",\"threshold\":{\"thresholdExpression\":\"x\",\"threshold\":{\"operator\":\"==\",\"value\":1}}}");
    assertThat(slo.indicator()).isEmpty();
    assertThat(slo.obstacle()).contains("==");
  }
}

package io.andal.dialect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.testing.Promtool;
import io.andal.testing.RealPrometheus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The exported rules in Prometheus count the events of each minute that Andal counts. */
class SameCountsTest {
  @BeforeAll
  static void prometheusIsInstalled() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void inEveryMinuteOfUnevenTraffic() {
    Traffic traffic = Traffic.of("shop", 700, 7);
    SloDefinition slo =
        new SloDefinition(
            "shop",
            "Shop",
            "shop",
            "",
            Map.of(),
            traffic.indicator(),
            new SeriesId("shop"),
            0.99,
            new TimeWindow.Rolling(Duration.ofHours(1)),
            List.of());
    StringBuilder tests = new StringBuilder();
    tests.append("rule_files: [rules.yaml]\nevaluation_interval: 1m\ntests:\n- interval: ");
    tests.append(Traffic.SCRAPE_SECONDS).append("s\n  input_series:\n").append(traffic.series());
    tests.append("  promql_expr_test:\n");
    for (Slice slice : traffic.slices()) {
      expect(tests, Recorded.TOTAL, slice, slice.total());
      expect(tests, Recorded.BAD, slice, slice.total() - slice.good());
    }

    Promtool.Answer answer =
        Promtool.test(
            ExactRules.of(List.of(slo), RuleSettings.DEFAULT, Map.of()).file().yaml(),
            tests.toString());

    assertThat(answer.accepted()).as(answer.output()).isTrue();
  }

  private static void expect(StringBuilder tests, String series, Slice slice, long count) {
    tests.append(
        """
          - expr: sum(%s)
            eval_time: %dm
            exp_samples:%s
        """
            .formatted(series, slice.minute() + 2, slice.measured() ? "" : " []"));
    if (slice.measured()) {
      tests.append("    - value: ").append(count / Slice.SCALE).append('\n');
    }
  }
}

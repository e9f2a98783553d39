package io.andal.slo.engine;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SLOs for tests. */
public final class Definitions {
  public static final TimeWindow THIRTY_DAYS = new TimeWindow.Rolling(Duration.ofDays(30));

  private Definitions() {}

  public static SloDefinition slo(String name, TimeWindow window) {
    return slo(name, "commands", 0.999, window, List.of(page()));
  }

  public static SloDefinition slo(
      String name, String service, double target, TimeWindow window, List<AlertRule> rules) {
    Indicator indicator =
        new Indicator.Ratio(
            "metrics",
            new Metric(Map.of("query", "good")),
            false,
            new Metric(Map.of("query", "total")),
            true);
    return new SloDefinition(
        name,
        name,
        service,
        "",
        Map.of(),
        indicator,
        new SeriesId(name + ":1"),
        target,
        window,
        rules);
  }

  public static AlertRule page() {
    return new AlertRule(
        "page",
        "default",
        "page",
        List.of(
            new BurnCondition(
                Duration.ofHours(1), Optional.of(Duration.ofMinutes(5)), Comparison.GT, 14.4),
            new BurnCondition(
                Duration.ofHours(6), Optional.of(Duration.ofMinutes(30)), Comparison.GT, 6)),
        Duration.ZERO,
        false,
        true,
        true,
        List.of());
  }
}

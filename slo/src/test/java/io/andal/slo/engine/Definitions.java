package io.andal.slo.engine;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.slo.Adjustment;
import io.andal.slo.AlertRule;
import io.andal.slo.Budgeting;
import io.andal.slo.BurnCondition;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.Recurrence;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SLOs for tests. */
public final class Definitions {
  public static final TimeWindow THIRTY_DAYS = new TimeWindow.Rolling(Duration.ofDays(30));

  public static final Indicator EVENTS =
      new Indicator.Ratio(
          "metrics",
          new Metric(Map.of("query", "good")),
          false,
          new Metric(Map.of("query", "total")),
          true);

  private Definitions() {}

  public static SloDefinition slo(String name, TimeWindow window) {
    return slo(name, "commands", 0.999, window, List.of(page()));
  }

  public static SloDefinition slo(
      String name, String service, double target, TimeWindow window, List<AlertRule> rules) {
    return new SloDefinition(
        name,
        name,
        service,
        "",
        Map.of(),
        EVENTS,
        new SeriesId(name + ":1"),
        target,
        window,
        rules);
  }

  /** The same, counted in another way. */
  public static SloDefinition counted(
      SloDefinition slo, Budgeting budgeting, NoData.Treatment noData, Adjustment... adjustments) {
    return changed(
        slo,
        slo.members(),
        budgeting,
        slo.target(),
        new NoData(noData, Optional.empty()),
        slo.lowTraffic(),
        List.of(adjustments));
  }

  /** A composite of some members. */
  public static SloDefinition composite(SloDefinition slo, double target, Member... members) {
    return changed(
        slo,
        List.of(members),
        slo.budgeting(),
        target,
        slo.noData(),
        slo.lowTraffic(),
        slo.adjustments());
  }

  public static SloDefinition with(SloDefinition slo, LowTraffic lowTraffic) {
    return changed(
        slo,
        slo.members(),
        slo.budgeting(),
        slo.target(),
        slo.noData(),
        lowTraffic,
        slo.adjustments());
  }

  public static Member member(String name, double target, double weight, double sliceTarget) {
    return new Member(
        name, "commands", EVENTS, new SeriesId(name + ":1"), target, weight, sliceTarget);
  }

  /** Once, from one minute to another. */
  public static Adjustment adjustment(long from, long to) {
    return new Adjustment(
        "work-" + from,
        "maintenance",
        "",
        "user:ayu",
        Recurrence.once(MinuteRange.startOf(from), MinuteRange.startOf(to)));
  }

  private static SloDefinition changed(
      SloDefinition slo,
      List<Member> members,
      Budgeting budgeting,
      double target,
      NoData noData,
      LowTraffic lowTraffic,
      List<Adjustment> adjustments) {
    return new SloDefinition(
        slo.name(),
        slo.document(),
        slo.displayName(),
        slo.service(),
        slo.description(),
        slo.labels(),
        members,
        budgeting,
        target,
        slo.window(),
        slo.alertRules(),
        noData,
        lowTraffic,
        adjustments);
  }

  /** The same with another query for its good events. */
  public static SloDefinition withQuery(SloDefinition slo, String query) {
    Metric total = new Metric(Map.of("query", "total"));
    return new SloDefinition(
        slo.name(),
        slo.displayName(),
        slo.service(),
        "",
        Map.of(),
        new Indicator.Ratio("metrics", new Metric(Map.of("query", query)), false, total, true),
        slo.series(),
        slo.target(),
        slo.window(),
        slo.alertRules());
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

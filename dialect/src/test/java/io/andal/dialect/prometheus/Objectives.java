package io.andal.dialect.prometheus;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SeriesId;
import io.andal.slo.AlertRule;
import io.andal.slo.Budgeting;
import io.andal.slo.BurnCondition;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.NoData;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.document.DefaultAlerts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SLOs to write rules of. */
public final class Objectives {
  private Objectives() {}

  /** Requests of a shop, counted, over a rolling window with the default alerts. */
  public static SloDefinition counted(double target, Duration window) {
    return new SloDefinition(
        "shop-available",
        "The shop is there",
        "shop",
        "",
        Map.of(),
        errors(),
        new SeriesId("shop"),
        target,
        new TimeWindow.Rolling(window),
        DefaultAlerts.rules(window));
  }

  public static Indicator errors() {
    return new Indicator.Ratio(
        "prometheus",
        query("requests_total{job=\"shop\",code=\"500\"}"),
        true,
        query("requests_total{job=\"shop\"}"),
        true);
  }

  public static Metric query(String query) {
    return new Metric(Map.of("query", query));
  }

  public static Member member(String name, Indicator indicator, double target, double weight) {
    return new Member(name, "shop", indicator, new SeriesId(name), target, weight, target);
  }

  /** The same SLO, but for what is given. */
  public static SloDefinition with(
      SloDefinition slo,
      List<Member> members,
      Budgeting budgeting,
      NoData noData,
      LowTraffic lowTraffic) {
    return new SloDefinition(
        slo.name(),
        slo.document(),
        slo.displayName(),
        slo.service(),
        slo.description(),
        slo.labels(),
        members,
        budgeting,
        slo.target(),
        slo.window(),
        slo.alertRules(),
        noData,
        lowTraffic,
        slo.adjustments());
  }

  /** An alert over one or two windows. */
  public static AlertRule burning(
      String name,
      Duration longWindow,
      Optional<Duration> shortWindow,
      double factor,
      Duration after) {
    return new AlertRule(
        name,
        "policy",
        name,
        List.of(new BurnCondition(longWindow, shortWindow, Comparison.GTE, factor)),
        after,
        false,
        true,
        true,
        List.of());
  }
}

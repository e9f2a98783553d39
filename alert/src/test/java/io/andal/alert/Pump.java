package io.andal.alert;

import io.andal.ownership.Owner;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnCondition;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pump company's commands SLO, as alerts see it. Tests change its fields. */
public final class Pump implements AlertContext {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  public static final long MINUTE = MinuteRange.minuteOf(NOON);
  public static final String SLO = "commands-latency";

  public final Map<String, SloDefinition> slos = new HashMap<>();
  public List<Recipient> recipients = List.of(new Recipient("ops-mail", "ops@pumps.example"));
  public double heat = 1;
  public BudgetState state = BudgetState.BURNING;
  public String displayName = "Commands are accepted within 300 ms";

  public Pump() {
    define(page());
  }

  /** Puts the SLO in force with one rule. */
  public void define(AlertRule rule) {
    slos.put(SLO, definition(SLO, List.of(rule)));
  }

  public SloDefinition definition(String name, List<AlertRule> rules) {
    return new SloDefinition(
        name,
        displayName,
        "commands",
        "",
        Map.of(),
        new Indicator.Threshold("prometheus", new Metric(Map.of()), Comparison.LT, 0.3),
        new SeriesId(name + ":1"),
        0.99,
        new TimeWindow.Rolling(Duration.ofDays(30)),
        rules);
  }

  public static AlertRule page() {
    return rule(Duration.ZERO, false, true, true);
  }

  public static AlertRule rule(
      Duration after, boolean whenNoData, boolean resolved, boolean breaching) {
    return new AlertRule(
        "page",
        "default",
        "page",
        List.of(
            burn(Duration.ofHours(1), Duration.ofMinutes(5), 14.4),
            burn(Duration.ofHours(6), Duration.ofMinutes(30), 6)),
        after,
        whenNoData,
        resolved,
        breaching,
        List.of());
  }

  private static BurnCondition burn(Duration longWindow, Duration shortWindow, double factor) {
    return new BurnCondition(longWindow, Optional.of(shortWindow), Comparison.GT, factor);
  }

  /** What the rule in force says, {@code minute} minutes after noon. */
  public RuleVerdict says(Verdict verdict, long minute) {
    SloDefinition slo = slo(SLO).orElseThrow();
    return new RuleVerdict(SLO, slo.alertRules().getFirst(), MINUTE + minute, verdict);
  }

  @Override
  public Optional<SloDefinition> slo(String name) {
    return Optional.ofNullable(slos.get(name));
  }

  @Override
  public Optional<Budget> budget(String slo) {
    WindowSum period = new WindowSum(994_100, 1_000_000, 100, 0, 0);
    List<Budget.BurnRate> rates =
        List.of(
            new Budget.BurnRate(Duration.ofMinutes(5), 14.83 * heat, WindowSum.EMPTY),
            new Budget.BurnRate(Duration.ofMinutes(30), 5 * heat, WindowSum.EMPTY),
            new Budget.BurnRate(Duration.ofHours(1), 14.81 * heat, WindowSum.EMPTY),
            new Budget.BurnRate(Duration.ofHours(6), 4.2 * heat, WindowSum.EMPTY));
    return Optional.of(
        new Budget(
            slo,
            state,
            0.99,
            new MinuteRange(MINUTE - 30 * 24 * 60, MINUTE),
            MINUTE + 60,
            period,
            0.41,
            rates,
            Optional.of(Duration.ofMinutes(130)),
            1,
            Optional.of(MINUTE)));
  }

  @Override
  public Optional<Owner> ownerOfSlo(String slo) {
    return Optional.of(
        new Owner("group:controls", "Controls", Optional.of("controls@pumps.example"), "test"));
  }

  @Override
  public List<Recipient> recipients(SloDefinition slo, AlertRule rule) {
    return recipients;
  }

  @Override
  public String link(String slo) {
    return "https://andal.pumps.example/objectives/" + slo;
  }
}

package io.andal.dialect.prometheus;

import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the rules of one SLO, in the order in which they need each other. */
final class SloRules {
  private static final Duration STEP = Duration.ofMinutes(1);

  /** Windows that are always worth knowing. */
  private static final List<Duration> SHOWN = List.of(Duration.ofHours(1), Duration.ofHours(6));

  private final SloDefinition definition;
  private final RuleSettings settings;
  private final SortedMap<String, String> labels = new TreeMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Inexpressible> problems = new ArrayList<>();
  private final Sums sums;

  SloRules(SloDefinition definition, RuleSettings settings, Map<String, String> more) {
    this.definition = definition;
    this.settings = settings;
    labels.putAll(more);
    labels.put("slo", definition.name());
    labels.put("service", definition.service());
    this.sums = Sums.of(definition, settings.delay());
  }

  /** What stood in the way. */
  List<Inexpressible> problems() {
    return problems;
  }

  RuleGroup group() {
    Duration period = period();
    refuseWhatHasNoWords();
    for (Member member : definition.members()) {
      count(member);
    }
    record(Recorded.MEASURED, sums.measured(), Map.of());
    sums.slices().forEach((name, expression) -> record(name, expression, Map.of()));
    for (Duration window : windows(period)) {
      record(Recorded.ERROR, sums.errorRatio(window), Map.of("window", Promql.duration(window)));
    }
    record(Recorded.OBJECTIVE, "vector(" + Promql.number(definition.target()) + ")", Map.of());
    record(
        Recorded.REMAINING,
        "1 - sum(%s) / %s".formatted(errorOver(period), Promql.number(definition.errorBudget())),
        Map.of());
    BurnAlerts alerts = new BurnAlerts(definition, period, labels);
    for (AlertRule rule : definition.alertRules()) {
      rules.addAll(alerts.of(rule));
    }
    rules.addAll(alerts.withoutData());
    return new RuleGroup("andal-" + definition.name(), STEP, rules);
  }

  private String errorOver(Duration window) {
    return Promql.series(
        Recorded.ERROR, Map.of("slo", definition.name(), "window", Promql.duration(window)));
  }

  private void count(Member member) {
    Map<String, String> own = definition.composite() ? Map.of("sli", member.name()) : Map.of();
    Map<String, String> bySli = new TreeMap<>(own);
    bySli.put("slo", definition.name());
    boolean fills = sums.fillsMissing();
    String seen = Promql.series(fills ? Recorded.SEEN : Recorded.TOTAL, bySli);
    MinuteCounts.Expressions counts =
        new MinuteCounts(settings, seen, refused -> refuse(refused.feature(), refused.remedy()))
            .of(member.indicator());
    record(fills ? Recorded.SEEN : Recorded.TOTAL, counts.total(), own);
    if (!fills) {
      record(Recorded.BAD, counts.bad(), own);
      return;
    }
    String weight = sums.weightOfMissing(member, seen);
    boolean isBad = definition.noData().treatment() == Treatment.BAD;
    record(Recorded.TOTAL, "sum(" + seen + ") or " + weight, own);
    record(Recorded.BAD, counts.bad() + " or " + (isBad ? weight : "vector(0)"), own);
  }

  private NavigableSet<Duration> windows(Duration period) {
    NavigableSet<Duration> windows = new TreeSet<>();
    windows.add(period);
    for (AlertRule rule : definition.alertRules()) {
      for (BurnCondition condition : rule.anyOf()) {
        windows.add(condition.longWindow());
        condition.shortWindow().ifPresent(windows::add);
      }
    }
    for (Duration window : windows) {
      sums.refusal(window).ifPresent(why -> refuse(why, "Take whole multiples"));
    }
    for (Duration window : SHOWN) {
      if (window.compareTo(period) < 0 && sums.refusal(window).isEmpty()) {
        windows.add(window);
      }
    }
    return windows;
  }

  private Duration period() {
    return switch (definition.window()) {
      case TimeWindow.Rolling rolling -> rolling.length();
      case TimeWindow.Calendar calendar -> {
        refuse(
            "timeWindow follows the calendar (steps of %s in %s)"
                .formatted(calendar.step(), calendar.zone()),
            "PromQL's ranges have one length: take a rolling window");
        yield Duration.ofDays(30);
      }
    };
  }

  private void refuseWhatHasNoWords() {
    if (!definition.adjustments().isEmpty()) {
      refuse(
          "times that don't count (BudgetAdjustment %s)"
              .formatted(definition.adjustments().getFirst().name()),
          "PromQL can't leave out times: keep this SLO where it is adjusted");
    }
    sums.refusal().ifPresent(why -> refuse(why, "Count it in one SLO for each SLI"));
  }

  private void refuse(String feature, String remedy) {
    problems.add(new Inexpressible(definition.name(), feature, remedy));
  }

  private void record(String name, String expression, Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.putAll(more);
    rules.add(new Rule.Recording(name, expression, all));
  }
}

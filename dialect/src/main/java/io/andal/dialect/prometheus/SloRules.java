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
  private final Duration period;
  private final Sums sums;

  SloRules(SloDefinition definition, RuleSettings settings, Map<String, String> more) {
    this.definition = definition;
    this.settings = settings;
    labels.putAll(more);
    labels.put("slo", definition.name());
    labels.put("service", definition.service());
    this.period = rollingLength();
    this.sums = new Sums(definition, period);
  }

  /** What stood in the way. */
  List<Inexpressible> problems() {
    return problems;
  }

  RuleGroup group() {
    refuseWhatHasNoWords();
    for (Member member : definition.members()) {
      count(member);
    }
    record(Recorded.MEASURED, sums.measured(), Map.of());
    if (sums.byTime()) {
      recordAtEnds(Recorded.SLICE, sums.sliceMinutes(), Map.of());
      recordAtEnds(Recorded.SLICE_BAD, sums.lostMinutes(), Map.of());
    }
    for (Duration window : windows()) {
      recordAtEnds(Recorded.BURN, sums.burn(window), Map.of("window", Promql.duration(window)));
    }
    recordAtEnds(Recorded.SLI, sums.sli(), Map.of());
    record(Recorded.REMAINING, "1 - " + sums.newest(burn(period)), Map.of());
    record(Recorded.OBJECTIVE, "vector(" + Promql.number(definition.target()) + ")", Map.of());
    BurnAlerts alerts = new BurnAlerts(definition, period, sums, labels);
    for (AlertRule rule : definition.alertRules()) {
      rules.addAll(alerts.of(rule));
    }
    rules.addAll(alerts.withoutData());
    return new RuleGroup("andal-" + definition.name(), STEP, rules);
  }

  private String burn(Duration window) {
    return Promql.series(
        Recorded.BURN, Map.of("slo", definition.name(), "window", Promql.duration(window)));
  }

  private void count(Member member) {
    Map<String, String> own = definition.composite() ? Map.of("sli", member.name()) : Map.of();
    Map<String, String> bySli = new TreeMap<>(own);
    bySli.put("slo", definition.name());
    boolean fills = sums.fillsMinutes();
    String name = fills ? Recorded.SEEN : Recorded.TOTAL;
    String seen = Promql.series(name, bySli);
    MinuteCounts.Expressions counts =
        new MinuteCounts(settings, seen, refused -> refuse(refused.feature(), refused.remedy()))
            .of(member.indicator());
    record(name, counts.total(), own);
    if (!fills) {
      record(Recorded.BAD, counts.bad(), own);
      return;
    }
    String weight = Sums.weightOfMissing(member.indicator(), seen);
    record(Recorded.TOTAL, "sum(" + seen + ") or " + weight, own);
    boolean isBad = definition.noData().treatment() == Treatment.BAD;
    record(Recorded.BAD, counts.bad() + " or " + (isBad ? weight : "vector(0)"), own);
  }

  private NavigableSet<Duration> windows() {
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

  private Duration rollingLength() {
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

  /** Slices of time begin at 1970 UTC, and are recorded when they end. */
  private void recordAtEnds(String name, String expression, Map<String, String> more) {
    long minutes = sums.slice().toMinutes();
    record(
        name,
        minutes == 1
            ? expression
            : "(%s) and floor(vector((time() - %s) / 60)) %% %d == 0"
                .formatted(
                    expression, Promql.number(settings.delay().toMillis() / 1000.0), minutes),
        more);
  }
}

package io.andal.dialect.prometheus;

import io.andal.signal.Comparison;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.LowTraffic;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes alert rules that fire and end at the minutes at which Andal's own do: a burn rate is an
 * error ratio over the error budget, a window of which much was never looked at proves nothing, and
 * what can't be measured changes nothing.
 */
final class BurnAlerts {
  private static final Duration RECENT = Duration.ofMinutes(5);

  private final SloDefinition definition;
  private final Duration period;
  private final SortedMap<String, String> labels;

  BurnAlerts(SloDefinition definition, Duration period, SortedMap<String, String> labels) {
    this.definition = definition;
    this.period = period;
    this.labels = labels;
  }

  /** One rule of the SLO: the alert, and the one without data if it is wanted. */
  List<Rule> of(AlertRule rule) {
    List<String> holds = new ArrayList<>();
    List<String> proven = new ArrayList<>();
    for (BurnCondition condition : rule.anyOf()) {
      holds.add("(" + holds(condition) + ")");
      proven.add("(" + holds(condition) + " and " + readEnough(condition) + ")");
    }
    rule.remainingAtMost()
        .ifPresent(
            share -> {
              String used =
                  "(sum(%s) <= %s)".formatted(series(Recorded.REMAINING), Promql.number(share));
              holds.add(used);
              proven.add(used);
            });
    SortedMap<String, String> own = labelsOf(rule);
    String firing = firing(own);
    String unmeasured = unmeasured();
    StringBuilder expression = new StringBuilder();
    expression
        .append("(\n  ")
        .append(String.join("\n  or\n  ", proven))
        .append("\n) unless ")
        .append(unmeasured);
    expression
        .append("\nor\n(\n  ")
        .append(String.join("\n  or\n  ", holds))
        .append("\n) and ")
        .append(firing);
    if (definition.noData().treatment() != Treatment.IGNORE) {
      expression.append("\nor\n").append(firing).append(" and ").append(unmeasured);
    } else {
      expression.append(" unless ").append(unmeasured);
    }
    List<Rule> rules = new ArrayList<>();
    rules.add(
        new Rule.Alerting(
            Recorded.BURN_ALERT,
            expression.append('\n').toString(),
            rule.after(),
            own,
            annotations(rule)));
    if (rule.whenNoData()) {
      rules.add(
          new Rule.Alerting(
              Recorded.NO_DATA_ALERT,
              unmeasured + " unless " + firing,
              rule.after().compareTo(RECENT) > 0 ? rule.after() : RECENT,
              own,
              withoutDataFor(rule.after())));
    }
    return rules;
  }

  /** The alert about an SLO that can't be measured for long. */
  List<Rule> withoutData() {
    return definition.noData().alertAfter().stream()
        .map(
            after -> {
              SortedMap<String, String> own = new TreeMap<>(labels);
              own.put("severity", "ticket");
              own.put("rule", "no-data");
              return (Rule)
                  new Rule.Alerting(
                      Recorded.NO_DATA_ALERT,
                      "sum(%s) == 0".formatted(series(Recorded.MEASURED)),
                      after,
                      own,
                      withoutDataFor(after));
            })
        .toList();
  }

  private SortedMap<String, String> labelsOf(AlertRule rule) {
    SortedMap<String, String> own = new TreeMap<>(labels);
    own.put("severity", rule.severity());
    own.put("rule", rule.name());
    own.put("policy", rule.policy());
    return own;
  }

  private String holds(BurnCondition condition) {
    List<String> parts = new ArrayList<>();
    parts.add(above(condition, condition.longWindow()));
    condition.shortWindow().ifPresent(window -> parts.add(above(condition, window)));
    LowTraffic low = definition.lowTraffic();
    if (low.minimumEvents() > 0) {
      parts.add(atLeast(Recorded.TOTAL, condition.longWindow(), low.minimumEvents()));
    }
    if (low.minimumBadEvents() > 0) {
      parts.add(atLeast(Recorded.BAD, condition.longWindow(), low.minimumBadEvents()));
    }
    return String.join(" and ", parts);
  }

  private String above(BurnCondition condition, Duration window) {
    String burn =
        "sum(%s) / %s"
            .formatted(
                Promql.series(
                    Recorded.ERROR,
                    Map.of("slo", definition.name(), "window", Promql.duration(window))),
                Promql.number(definition.errorBudget()));
    if (definition.lowTraffic().weighted()) {
      burn += " * " + traffic(window) + " / " + traffic(period);
    }
    return "%s %s %s"
        .formatted(burn, symbol(condition.comparison()), Promql.number(condition.factor()));
  }

  /** Events per minute that has data. */
  private String traffic(Duration window) {
    return "(%s / %s)".formatted(over(Recorded.TOTAL, window), over(Recorded.MEASURED, window));
  }

  private String atLeast(String name, Duration window, long events) {
    return over(name, window) + " >= " + events;
  }

  private String over(String name, Duration window) {
    return "sum(sum_over_time(" + series(name) + Recorded.range(window) + "))";
  }

  /** At most 5 minutes, or a tenth of the window, were never looked at. */
  private String readEnough(BurnCondition condition) {
    String enough = readEnough(condition.longWindow());
    return condition
        .shortWindow()
        .map(window -> enough + " and " + readEnough(window))
        .orElse(enough);
  }

  private String readEnough(Duration window) {
    long minutes = window.toMinutes();
    long read = Math.max(0, minutes - Math.max(5, minutes / 10));
    return "sum(count_over_time(%s%s)) >= %d"
        .formatted(series(Recorded.MEASURED), Recorded.range(window), read);
  }

  /** No data in the last minutes. */
  private String unmeasured() {
    return over(Recorded.MEASURED, RECENT) + " == 0";
  }

  /** Whether this alert fired a minute ago; what Prometheus writes of its own alerts says so. */
  private String firing(SortedMap<String, String> own) {
    return "sum(%s)"
        .formatted(
            Promql.series(
                "ALERTS",
                Map.of(
                    "alertname", Recorded.BURN_ALERT,
                    "alertstate", "firing",
                    "slo", definition.name(),
                    "rule", String.valueOf(own.get("rule")),
                    "policy", String.valueOf(own.get("policy")))));
  }

  private String series(String name) {
    return Promql.series(name, Map.of("slo", definition.name()));
  }

  private SortedMap<String, String> annotations(AlertRule rule) {
    SortedMap<String, String> annotations = new TreeMap<>();
    annotations.put(
        "summary",
        "The error budget of %s burns too fast".formatted(plain(definition.displayName())));
    annotations.put(
        "description",
        "Service %s, %s of policy %s; burn rate {{ $value | humanize }}, objective %s over %s."
            .formatted(
                plain(definition.service()),
                plain(rule.name()),
                plain(rule.policy()),
                Promql.number(definition.target()),
                Promql.duration(period)));
    return annotations;
  }

  private SortedMap<String, String> withoutDataFor(Duration after) {
    SortedMap<String, String> annotations = new TreeMap<>();
    annotations.put("summary", "%s can't be measured".formatted(plain(definition.displayName())));
    annotations.put(
        "description",
        "Service %s: there has been no data for %s."
            .formatted(
                plain(definition.service()),
                Promql.duration(after.compareTo(RECENT) > 0 ? after : RECENT)));
    return annotations;
  }

  /** Annotations are templates: braces in a name must not be taken for one. */
  private static String plain(String text) {
    return text.contains("{{") ? "{{ " + Promql.quoted(text) + " }}" : text;
  }

  private static String symbol(Comparison comparison) {
    return switch (comparison) {
      case LTE -> "<=";
      case GTE -> ">=";
      case LT -> "<";
      case GT -> ">";
    };
  }
}

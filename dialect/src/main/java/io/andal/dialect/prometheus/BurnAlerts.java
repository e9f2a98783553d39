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
  private final Sums sums;
  private final SortedMap<String, String> labels;

  BurnAlerts(
      SloDefinition definition, Duration period, Sums sums, SortedMap<String, String> labels) {
    this.definition = definition;
    this.period = period;
    this.sums = sums;
    this.labels = labels;
  }

  /** One rule of the SLO: the alert, and the one without data if it is wanted. */
  List<Rule> of(AlertRule rule) {
    List<Rule> rules = new ArrayList<>();
    SortedMap<String, String> own = labelsOf(rule);
    boolean burns = !rule.anyOf().isEmpty() || rule.remainingAtMost().isPresent();
    if (burns) {
      rules.add(
          new Rule.Alerting(
              Recorded.BURN_ALERT, expression(rule), rule.after(), own, annotations(rule)));
    }
    if (rule.whenNoData() && (freezes() || !burns)) {
      rules.add(
          new Rule.Alerting(
              Recorded.NO_DATA_ALERT,
              burns ? withoutRecentData() + " unless " + firing(rule) : withoutRecentData(),
              rule.after().compareTo(RECENT) > 0 ? rule.after() : RECENT,
              own,
              withoutDataFor(rule.after())));
    }
    return rules;
  }

  private boolean freezes() {
    return definition.noData().treatment() == Treatment.FREEZE;
  }

  /**
   * It begins when a condition holds and enough was looked at to prove it; it stays while the
   * condition does, and while nothing can be said.
   */
  private String expression(AlertRule rule) {
    List<String> holding = new ArrayList<>();
    List<String> proven = new ArrayList<>();
    String unlessQuiet =
        definition.noData().treatment() == Treatment.IGNORE ? " unless " + withoutRecentData() : "";
    for (BurnCondition condition : rule.anyOf()) {
      String holds = holds(condition) + unlessQuiet;
      holding.add("(" + holds + ")");
      proven.add("(" + holds + " and " + readEnough(condition) + ")");
    }
    rule.remainingAtMost()
        .ifPresent(
            share -> {
              String used =
                  "(sum(%s) <= %s)"
                      .formatted(sums.series(Recorded.REMAINING), Promql.number(share));
              String provenUsed = "(" + used + " and " + sums.readEnough(period) + ")";
              if (rule.both()) {
                holding.replaceAll(burns -> "(" + burns + " and " + used + ")");
                proven.replaceAll(burns -> "(" + burns + " and " + provenUsed + ")");
              } else {
                holding.add(used);
                proven.add(provenUsed);
              }
            });
    String firing = firing(rule);
    String expression =
        "(\n  %s\n)%s\nor\n(\n  %s\n) and %s"
            .formatted(
                String.join("\n  or\n  ", proven),
                freezes() ? " unless " + withoutRecentData() : "",
                String.join("\n  or\n  ", holding),
                firing);
    return freezes()
        ? expression + "\nor\n" + firing + " and " + withoutRecentData() + "\n"
        : expression + "\n";
  }

  /** The alert about an SLO that can't be measured for long. */
  List<Rule> withoutData() {
    boolean told =
        definition.alertRules().stream()
            .anyMatch(
                rule ->
                    rule.whenNoData()
                        && rule.anyOf().isEmpty()
                        && rule.remainingAtMost().isEmpty());
    return definition.noData().alertAfter().stream()
        .filter(_ -> !told)
        .map(
            after -> {
              SortedMap<String, String> own = new TreeMap<>(labels);
              own.put("severity", "ticket");
              own.put("rule", "no-data");
              return (Rule)
                  new Rule.Alerting(
                      Recorded.NO_DATA_ALERT,
                      "sum(%s) == 0".formatted(sums.series(Recorded.MEASURED)),
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
      parts.add(sums.sumOf(Recorded.TOTAL, condition.longWindow()) + " >= " + low.minimumEvents());
    }
    if (low.minimumBadEvents() > 0) {
      parts.add(sums.sumOf(Recorded.BAD, condition.longWindow()) + " >= " + low.minimumBadEvents());
    }
    return String.join(" and ", parts);
  }

  private String above(BurnCondition condition, Duration window) {
    String burn =
        Promql.series(
            Recorded.BURN, Map.of("slo", definition.name(), "window", Promql.duration(window)));
    return "%s %s %s"
        .formatted(
            sums.newest(burn), symbol(condition.comparison()), Promql.number(condition.factor()));
  }

  private String readEnough(BurnCondition condition) {
    String enough = sums.readEnough(condition.longWindow());
    return condition
        .shortWindow()
        .map(window -> enough + " and " + sums.readEnough(window))
        .orElse(enough);
  }

  private String withoutRecentData() {
    return "(" + sums.sumOf(Recorded.MEASURED, RECENT) + " == 0)";
  }

  /** Whether this alert fired a minute ago; what Prometheus writes of its own alerts says so. */
  private String firing(AlertRule rule) {
    return "sum(%s)"
        .formatted(
            Promql.series(
                "ALERTS",
                Map.of(
                    "alertname", Recorded.BURN_ALERT,
                    "alertstate", "firing",
                    "slo", definition.name(),
                    "rule", rule.name(),
                    "policy", rule.policy())));
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

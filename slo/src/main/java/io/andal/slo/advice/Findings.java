package io.andal.slo.advice;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.SourceFailure;
import io.andal.slo.AlertRule;
import io.andal.slo.BurnCondition;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.replay.CountedHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what can't be right with an SLO. Stateless. */
final class Findings {
  private static final Pattern BOUND = Pattern.compile("\\ble\"?\\s*=~?\\s*\"([^\"]{1,40})\"");
  private static final double NEARLY_PERFECT = 0.99999;
  private static final double HARDLY_USED = 0.9;
  private static final int ENOUGH_WINDOWS = 3;

  private Findings() {}

  /** All findings, what matters most first. */
  static List<Finding> of(
      CountedHistory counts,
      Distribution distribution,
      List<Candidate> candidates,
      List<Dependency> dependencies,
      Optional<SourceFailure> failure,
      Duration asked) {
    SloDefinition definition = counts.definition();
    List<Finding> findings = new ArrayList<>();
    offBounds(definition, failure).ifPresent(findings::add);
    if (distribution.values().isEmpty()) {
      findings.add(new Finding.NoData(asked));
    }
    candidates.stream()
        .filter(Candidate::present)
        .findFirst()
        .ifPresent(present -> judge(present, counts, distribution, findings));
    double product = Dependency.product(dependencies);
    if (!dependencies.isEmpty() && definition.target() > product) {
      findings.add(new Finding.TighterThanDependencies(definition.target(), product, dependencies));
    }
    alerts(counts, findings);
    if (!distribution.values().isEmpty() && !distribution.whole()) {
      findings.add(
          new Finding.HistoryTooShort(
              counts.range().length(), Duration.ofMinutes(Attainment.length(definition.window()))));
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return findings;
  }

  private static void judge(
      Candidate present, CountedHistory counts, Distribution distribution, List<Finding> findings) {
    double target = present.target();
    double budget = present.budgetEvents();
    if (target >= NEARLY_PERFECT && budget < Advisor.BUDGET_EVENTS) {
      findings.add(new Finding.NearlyPerfect(target, budget));
    } else if (budget < Advisor.BUDGET_EVENTS) {
      findings.add(
          new Finding.TooFewEvents(
              budget,
              Advisor.events(distribution, Attainment.length(counts.definition().window()))));
    }
    if (distribution.windows() < ENOUGH_WINDOWS) {
      return;
    }
    if (present.missed() == distribution.windows()) {
      findings.add(new Finding.AlwaysMissed(target, distribution.max(), distribution.windows()));
    }
    double leastLeft = 1 - (1 - distribution.min()) / counts.definition().errorBudget();
    if (leastLeft > HARDLY_USED) {
      findings.add(new Finding.NeverUsed(target, leastLeft, distribution.windows()));
    }
  }

  private static void alerts(CountedHistory counts, List<Finding> findings) {
    double highest = counts.highestBurn();
    for (AlertRule rule : counts.definition().alertRules()) {
      for (BurnCondition condition : rule.anyOf()) {
        boolean possible =
            switch (condition.comparison()) {
              case GT -> highest > condition.factor();
              case GTE -> highest >= condition.factor();
              case LT, LTE -> true;
            };
        if (!possible) {
          findings.add(
              new Finding.AlertNeverFires(
                  rule.name(), condition.longWindow(), condition.factor(), highest));
        }
      }
    }
  }

  private static Optional<Finding> offBounds(
      SloDefinition definition, Optional<SourceFailure> failure) {
    List<String> bounds =
        definition.members().stream()
            .map(Member::indicator)
            .flatMap(Findings::metrics)
            .flatMap(metric -> BOUND.matcher(metric.text("query")).results())
            .map(match -> match.group(1))
            .filter(bound -> !bound.equals("+Inf"))
            .distinct()
            .toList();
    return failure
        .filter(why -> why.cause() == SourceFailure.Cause.BAD_QUERY && !bounds.isEmpty())
        .filter(why -> why.message().contains("bound"))
        .map(why -> new Finding.ThresholdOffBounds(bounds, why.message(), why.remedy()));
  }

  private static Stream<Metric> metrics(Indicator indicator) {
    return switch (indicator) {
      case Indicator.Ratio ratio -> Stream.of(ratio.part(), ratio.total());
      case Indicator.Raw raw -> Stream.of(raw.ratio());
      case Indicator.Threshold threshold -> Stream.of(threshold.value());
    };
  }
}

package io.andal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.channel.Cause;
import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnCondition;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final long NOW = 29_400_000;
  private static final BurnCondition FAST =
      new BurnCondition(Duration.ofHours(1), Optional.empty(), Comparison.GT, 14.4);

  private static AlertRule rule(OptionalDouble remainingAtMost, BurnCondition... conditions) {
    return new AlertRule(
        "low",
        "policy",
        "ticket",
        List.of(conditions),
        remainingAtMost,
        Duration.ZERO,
        remainingAtMost.isEmpty(),
        true,
        true,
        List.of());
  }

  private static Summary summary(AlertRule rule, double remaining, double rate) {
    Metric metric = new Metric(Map.of("query", "requests"));
    TimeWindow window = new TimeWindow.Rolling(Duration.ofDays(30));
    SloDefinition slo =
        new SloDefinition(
            "commands",
            "Commands",
            "commands",
            "",
            Map.of(),
            new Indicator.Ratio("metrics", metric, false, metric, true),
            new SeriesId("commands:1"),
            0.999,
            window,
            List.of(rule));
    Budget budget =
        new Budget(
            "commands",
            BudgetState.HEALTHY,
            0.999,
            new MinuteRange(NOW - 43_200, NOW),
            NOW,
            WindowSum.EMPTY,
            remaining,
            List.of(new Budget.BurnRate(Duration.ofHours(1), rate, WindowSum.EMPTY)),
            Optional.empty(),
            1,
            Optional.of(NOW - 1));
    return new Summary(slo, rule, Optional.of(budget));
  }

  private static Episode firing(Cause cause) {
    return Episode.pending(cause, NOW).in(AlertState.FIRING);
  }

  @Test
  void aLowBudgetIsToldWithItsLimit() {
    Summary low = summary(rule(OptionalDouble.of(0.1)), 0.07, 2);
    assertThat(low.clear()).isFalse();
    assertThat(low.burnRate()).isEqualTo(2);
    assertThat(low.sentence(firing(Cause.BURN)))
        .isEqualTo("Commands: the budget is down to 10 % or less; 7 % of the budget left.");
  }

  @Test
  void aBudgetAboveItsLimitIsClear() {
    Summary recovered = summary(rule(OptionalDouble.of(0.1)), 0.12, 0);
    assertThat(recovered.clear()).isTrue();
    assertThat(recovered.sentence(firing(Cause.BURN).in(AlertState.RESOLVED)))
        .contains("more than 10 % of the budget left again");
  }

  @Test
  void aRuleOfBothTellsOfTheBudgetOnlyWhileNothingBurns() {
    AlertRule both = rule(OptionalDouble.of(0.1), FAST);
    assertThat(summary(both, 0.07, 2).sentence(firing(Cause.BURN))).contains("down to 10 %");
    assertThat(summary(both, 0.07, 20).sentence(firing(Cause.BURN))).contains("burning 20");
    assertThat(summary(both, 0.5, 20).clear()).isFalse();
    assertThat(summary(both, 0.5, 2).clear()).isTrue();
  }

  @Test
  void aRuleThatWantsBothIsClearAsSoonAsOneEnds() {
    AlertRule either = rule(OptionalDouble.of(0.1), FAST);
    AlertRule both =
        new AlertRule(
            either.name(),
            either.policy(),
            either.severity(),
            either.anyOf(),
            either.remainingAtMost(),
            true,
            either.after(),
            either.whenNoData(),
            true,
            true,
            List.of());
    assertThat(summary(both, 0.07, 20).clear()).isFalse();
    assertThat(summary(both, 0.07, 2).clear()).isTrue();
    assertThat(summary(both, 0.5, 20).clear()).isTrue();
    assertThat(summary(both, 0.07, 20).sentence(firing(Cause.BURN)))
        .contains("burning 20", "7 % of the budget left");
  }

  @Test
  void aRuleAboutNoDataAloneNeverBurns() {
    Summary noData = summary(rule(OptionalDouble.empty()), -1, 100);
    assertThat(noData.clear()).isTrue();
    assertThat(noData.burns()).isEmpty();
    assertThat(noData.sentence(firing(Cause.NO_DATA))).contains("can't be measured since");
  }
}

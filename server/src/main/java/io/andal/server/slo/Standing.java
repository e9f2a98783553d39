package io.andal.server.slo;

import io.andal.ownership.Owner;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnCondition;
import io.andal.slo.SloDefinition;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.time.Period;
import java.util.Comparator;
import java.util.Optional;

/** How one objective stands now, and who answers for it. */
public record Standing(SloDefinition definition, Optional<Budget> budget, Optional<Owner> owner) {

  /** What somebody has to look at first: the state decides, then the budget left. */
  public static final Comparator<Standing> MOST_URGENT =
      Comparator.comparingInt(Standing::rank).thenComparingDouble(Standing::worry);

  public String name() {
    return definition.name();
  }

  /** The promise in its author's words, or the name where there are none. */
  public String title() {
    return definition.displayName().isBlank() ? definition.name() : definition.displayName();
  }

  public BudgetState state() {
    return budget.map(Budget::state).orElse(BudgetState.UNMEASURED);
  }

  /** Whether a number can be given at all. */
  public boolean known() {
    return budget.map(b -> b.period().measured() > 0).orElse(false)
        && state() != BudgetState.UNMEASURED;
  }

  /** Budget left, 1 = all of it; 0 where nobody knows. */
  public double remaining() {
    return budget.map(Budget::remaining).orElse(0.0);
  }

  /** The order of worry: what is lost or lost to sight comes first. */
  public double worry() {
    return known() ? remaining() : state() == BudgetState.READING ? 2 : -2;
  }

  private int rank() {
    return switch (state()) {
      case EXHAUSTED -> 0;
      case BURNING -> 1;
      case UNMEASURED -> 2;
      case HEALTHY -> 3;
      case READING -> 4;
    };
  }

  public Gauges.Level level() {
    return new Gauges.Level(remaining(), known(), tone(state()));
  }

  /** The burn rate over one window; 0 where nobody knows. */
  public double burn(Duration window) {
    if (budget.isEmpty()) {
      return 0;
    }
    // A loop, because orders ask this once per comparison.
    for (Budget.BurnRate rate : budget.get().burnRates()) {
      if (rate.window().equals(window)) {
        return rate.rate();
      }
    }
    return 0;
  }

  /** The burn rate that raises an alert: the highest among the conditions that hold. */
  public double alarmingBurn() {
    return definition.alertRules().stream()
        .map(AlertRule::anyOf)
        .flatMap(java.util.List::stream)
        .filter(this::holds)
        .mapToDouble(condition -> burn(condition.longWindow()))
        .max()
        .orElseGet(() -> burn(Duration.ofHours(1)));
  }

  private boolean holds(BurnCondition condition) {
    boolean lasting =
        condition.comparison().holds(burn(condition.longWindow()), condition.factor());
    return lasting
        && condition
            .shortWindow()
            .map(window -> condition.comparison().holds(burn(window), condition.factor()))
            .orElse(true);
  }

  public Badge badge(Voice voice) {
    BudgetState state = state();
    String word =
        switch (state) {
          case HEALTHY -> voice.say("state.healthy");
          case BURNING ->
              voice.say("state.burning-at", voice.burn(Math.round(alarmingBurn() * 10) / 10.0));
          case EXHAUSTED -> voice.say("state.exhausted");
          case UNMEASURED -> voice.say("state.unmeasured");
          case READING ->
              voice.say(
                  "state.reading-at", voice.percent(budget.map(Budget::progress).orElse(0.0)));
        };
    return new Badge(tone(state), icon(state), word);
  }

  /** The window in words: {@code rolling 30 days}. */
  public String window(Voice voice) {
    return switch (definition.window()) {
      case TimeWindow.Rolling rolling ->
          voice.say("window.rolling", voice.duration(rolling.length()));
      case TimeWindow.Calendar calendar ->
          voice.say("window.calendar", step(calendar.step(), voice), calendar.zone().getId());
    };
  }

  private static String step(Period step, Voice voice) {
    if (step.toTotalMonths() > 0) {
      return voice.say("duration.months", step.toTotalMonths());
    }
    return voice.duration(Duration.ofDays(step.get(java.time.temporal.ChronoUnit.DAYS)));
  }

  public static String tone(BudgetState state) {
    return switch (state) {
      case HEALTHY -> "good";
      case BURNING -> "warn";
      case EXHAUSTED -> "bad";
      case UNMEASURED -> "unknown";
      case READING -> "busy";
    };
  }

  public static String icon(BudgetState state) {
    return switch (state) {
      case HEALTHY -> "check";
      case BURNING -> "rise";
      case EXHAUSTED -> "stop";
      case UNMEASURED -> "unknown";
      case READING -> "read";
    };
  }
}

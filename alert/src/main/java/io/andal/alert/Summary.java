package io.andal.alert;

import io.andal.channel.Figures;
import io.andal.channel.Notice;
import io.andal.signal.MinuteRange;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.Budgeting;
import io.andal.slo.BurnCondition;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What an alert says about an SLO: its numbers, and one sentence that holds them. */
public record Summary(SloDefinition slo, AlertRule rule, Optional<Budget> budget) {

  /**
   * The burn rate that the alert is about: that of the condition that is exceeded most, over its
   * long window; of a rule without conditions that of the last hour; 0 when the SLO has no budget
   * yet.
   */
  public double burnRate() {
    return rate(worst().map(BurnCondition::longWindow).orElse(Duration.ofHours(1))).orElse(0.0);
  }

  /** Share of the error budget left; 1 when the SLO has no budget yet. */
  public double remaining() {
    return budget.map(Budget::remaining).orElse(1.0);
  }

  /** Whether the budget says for certain that no condition of the rule holds. */
  boolean clear() {
    boolean measured =
        budget
            .map(Budget::state)
            .filter(state -> state != BudgetState.UNMEASURED && state != BudgetState.READING)
            .isPresent();
    boolean burning = rule.anyOf().stream().anyMatch(this::mayHold);
    return measured && !(rule.both() ? burning && budgetIsLow() : burning || budgetIsLow());
  }

  private boolean budgetIsLow() {
    return rule.remainingAtMost().isPresent()
        && remaining() <= rule.remainingAtMost().getAsDouble();
  }

  private boolean mayHold(BurnCondition condition) {
    return enoughEvents(condition.longWindow())
        && mayHold(condition, condition.longWindow())
        && condition.shortWindow().filter(w -> !mayHold(condition, w)).isEmpty();
  }

  /** Slices of time don't tell their events, so they may be enough. */
  private boolean enoughEvents(Duration window) {
    return !slo.budgeting().equals(Budgeting.OCCURRENCES)
        || burn(window)
            .map(Budget.BurnRate::sum)
            .map(
                sum ->
                    sum.totalEvents() >= slo.lowTraffic().minimumEvents()
                        && sum.badEvents() >= slo.lowTraffic().minimumBadEvents())
            .orElse(true);
  }

  private boolean mayHold(BurnCondition condition, Duration window) {
    return rate(window)
        .map(rate -> condition.comparison().holds(rate, condition.factor()))
        .orElse(true);
  }

  /** All windows that the rule looks at, shortest first, each beside its lowest threshold. */
  public List<Notice.Burn> burns() {
    TreeMap<Duration, Double> thresholds = new TreeMap<>();
    for (BurnCondition condition : rule.anyOf()) {
      thresholds.merge(condition.longWindow(), condition.factor(), Math::min);
      condition
          .shortWindow()
          .ifPresent(window -> thresholds.merge(window, condition.factor(), Math::min));
    }
    return thresholds.entrySet().stream()
        .map(entry -> new Notice.Burn(entry.getKey(), rate(entry.getKey()), entry.getValue()))
        .toList();
  }

  /** The sentence, for an alert as it is after {@code episode}. */
  String sentence(Episode episode) {
    String name = oneLine(slo.displayName()) + ": ";
    return switch (episode.cause()) {
      case BURN -> name + burning(episode) + ".";
      case NO_DATA -> name + noData(episode) + ".";
    };
  }

  private String burning(Episode episode) {
    String text = aboutBudget(episode) ? lowBudget(episode.state()) : burningFast(episode.state());
    return episode.frozen()
        ? text
            + ". It can't be measured since "
            + Figures.time(MinuteRange.startOf(episode.asOf()))
            + ", so this alert is frozen: it neither ends nor starts until data comes again"
        : text;
  }

  private String burningFast(AlertState state) {
    String speed =
        state == AlertState.RESOLVED
            ? "no longer burning too fast, " + rates()
            : "burning " + rates();
    return speed + "; " + budgetLeft(state);
  }

  /** Whether it is what is left that the alert is about, and not how fast it goes. */
  private boolean aboutBudget(Episode episode) {
    if (rule.remainingAtMost().isEmpty() || rule.both()) {
      return false;
    }
    return rule.anyOf().isEmpty()
        || (episode.state() != AlertState.RESOLVED
            && budgetIsLow()
            && rule.anyOf().stream().noneMatch(this::mayHold));
  }

  private String lowBudget(AlertState state) {
    String limit = Figures.budget(rule.remainingAtMost().orElseThrow());
    String text =
        state == AlertState.RESOLVED
            ? "more than %s of the budget left again".formatted(limit)
            : "the budget is down to %s or less".formatted(limit);
    return text + "; " + budgetLeft(state);
  }

  private String noData(Episode episode) {
    if (episode.state() == AlertState.RESOLVED) {
      return "measured again; " + budgetLeft(episode.state());
    }
    return "can't be measured since "
        + Figures.time(MinuteRange.startOf(episode.started()))
        + "; its source fails or sends nothing";
  }

  private String rates() {
    Optional<BurnCondition> condition = worst();
    if (condition.isEmpty()) {
      return "at an unknown rate";
    }
    Duration longWindow = condition.get().longWindow();
    String text = rateText(longWindow) + " over " + Figures.duration(longWindow);
    Optional<Duration> shortWindow = condition.get().shortWindow();
    if (shortWindow.isEmpty()) {
      return text;
    }
    String second = rateText(shortWindow.get());
    boolean same = second.equals(rateText(longWindow));
    return text + " and " + (same ? "" : second + " over ") + Figures.duration(shortWindow.get());
  }

  private String budgetLeft(AlertState state) {
    double remaining = remaining();
    if (remaining < 0) {
      return "the budget is overspent by " + Figures.budget(-remaining);
    }
    if (remaining == 0) {
      return "the budget is used up";
    }
    String left = Figures.budget(remaining) + " of the budget left";
    Optional<Duration> gone = budget.flatMap(Budget::exhaustion);
    return state == AlertState.RESOLVED || gone.isEmpty()
        ? left
        : left + ", gone in " + Figures.duration(gone.get());
  }

  /** The condition that its windows exceed most, by the lower of its two rates. */
  private Optional<BurnCondition> worst() {
    return rule.anyOf().stream().max(Comparator.comparingDouble(this::excess));
  }

  private double excess(BurnCondition condition) {
    double longRate = rate(condition.longWindow()).orElse(0.0);
    double lower =
        condition
            .shortWindow()
            .flatMap(this::rate)
            .map(r -> Math.min(r, longRate))
            .orElse(longRate);
    return condition.factor() == 0 ? lower : lower / condition.factor();
  }

  private String rateText(Duration window) {
    return rate(window).map(Figures::rate).orElse("an unknown rate");
  }

  private Optional<Double> rate(Duration window) {
    return burn(window).map(Budget.BurnRate::rate);
  }

  private Optional<Budget.BurnRate> burn(Duration window) {
    return budget.stream()
        .flatMap(b -> b.burnRates().stream())
        .filter(burn -> burn.window().equals(window))
        .findFirst();
  }

  /** Names come from documents and end in mail headers. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}

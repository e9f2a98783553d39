package io.andal.server.slo;

import io.andal.server.api.Times;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.WindowSum;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A budget, as REST writes it.
 *
 * @param asOf up to when it counts (exclusive)
 * @param remaining share of the budget left: 1 = untouched, 0 = used up, negative = overspent
 * @param exhaustionSeconds time until it is used up at the last hour's pace; null if it isn't
 *     burning
 * @param progress share of the window that was read, 0 to 1
 * @param members of a composite; none otherwise
 */
public record BudgetJson(
    String slo,
    String state,
    double target,
    Instant asOf,
    Span window,
    Sum period,
    double remaining,
    List<Burn> burnRates,
    @Nullable Long exhaustionSeconds,
    double progress,
    @Nullable Instant lastMeasured,
    List<MemberBudgetJson> members) {
  public BudgetJson {
    burnRates = List.copyOf(burnRates);
    members = List.copyOf(members);
  }

  /** Half-open: {@code [from, to)}. */
  public record Span(Instant from, Instant to) {}

  /**
   * Counts of events, and of minutes by what is known of them.
   *
   * @param sli share of good events; null when there was none
   */
  public record Sum(
      double good,
      double bad,
      double total,
      @Nullable Double sli,
      int measuredMinutes,
      int missingMinutes,
      int unreadMinutes) {

    public static Sum of(WindowSum sum) {
      return new Sum(
          sum.goodEvents(),
          sum.badEvents(),
          sum.totalEvents(),
          sum.total() == 0 ? null : sum.sli(),
          sum.measured(),
          sum.missing(),
          sum.unread());
    }
  }

  /**
   * @param window its length: {@code 5m}, {@code 1h}
   * @param rate error ratio ÷ (1 − target)
   */
  public record Burn(String window, double rate, Sum sum) {}

  /**
   * @param consumed share of the composite's budget that this member used up
   */
  public record MemberBudgetJson(String name, double consumed, Sum period) {}

  public static BudgetJson of(Budget budget) {
    return new BudgetJson(
        budget.slo(),
        word(budget.state()),
        budget.target(),
        Times.ofMinute(budget.asOf()),
        new Span(budget.window().start(), budget.window().end()),
        Sum.of(budget.period()),
        budget.remaining(),
        budget.burnRates().stream()
            .map(burn -> new Burn(Times.shortly(burn.window()), burn.rate(), Sum.of(burn.sum())))
            .toList(),
        budget.exhaustion().map(java.time.Duration::toSeconds).orElse(null),
        budget.progress(),
        budget.lastMeasured().map(Times::ofMinute).orElse(null),
        budget.members().stream()
            .map(
                each ->
                    new MemberBudgetJson(
                        each.member().name(), each.consumed(), Sum.of(each.period())))
            .toList());
  }

  /** As it is written: {@code exhausted}. */
  public static String word(BudgetState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

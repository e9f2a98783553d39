package io.andal.slo;

import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The error budget of one SLO as of one minute: an immutable snapshot for pages, gate and alerts.
 *
 * @param window the whole time window; a rolling one ends at {@code asOf}, a calendar one later
 * @param asOf the minute up to which slices are counted (exclusive)
 * @param period sums from the window's start to {@code asOf}
 * @param remaining share of the error budget left: 1 = untouched, 0 = used up, negative =
 *     overspent; {@code 1 − errorRatio / (1 − target)}
 * @param burnRates one for each window of the engine, shortest first
 * @param exhaustion time until the budget is used up at the burn rate of the last hour; empty when
 *     it isn't burning or is used up already
 * @param progress share of the window's minutes that were read, 0 to 1
 * @param lastMeasured the newest minute with data; empty if none in the window
 * @param members how each SLI of a composite stands; empty if there is only one
 */
public record Budget(
    String slo,
    BudgetState state,
    double target,
    MinuteRange window,
    long asOf,
    WindowSum period,
    double remaining,
    List<BurnRate> burnRates,
    Optional<Duration> exhaustion,
    double progress,
    Optional<Long> lastMeasured,
    List<MemberBudget> members) {

  public Budget {
    burnRates = List.copyOf(burnRates);
    members = List.copyOf(members);
  }

  /** Of an SLO with one SLI. */
  public Budget(
      String slo,
      BudgetState state,
      double target,
      MinuteRange window,
      long asOf,
      WindowSum period,
      double remaining,
      List<BurnRate> burnRates,
      Optional<Duration> exhaustion,
      double progress,
      Optional<Long> lastMeasured) {
    this(
        slo,
        state,
        target,
        window,
        asOf,
        period,
        remaining,
        burnRates,
        exhaustion,
        progress,
        lastMeasured,
        List.of());
  }

  /**
   * One SLI of a composite.
   *
   * @param period its own counts over the window
   * @param consumed share of the composite's budget that it used up: 0 = nothing, 1 = all of it
   */
  public record MemberBudget(Member member, WindowSum period, double consumed) {}

  /**
   * How fast the budget burns over one window: error ratio ÷ (1 − target). 0 when there was no
   * event.
   */
  public record BurnRate(Duration window, double rate, WindowSum sum) {}
}

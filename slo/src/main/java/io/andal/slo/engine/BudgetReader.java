package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.Budget.MemberBudget;
import io.andal.slo.BudgetState;
import io.andal.slo.Budgeting;
import io.andal.slo.BurnDown;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.pack.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says from the running sums of an SLO how it stands. Not thread-safe. */
final class BudgetReader {
  private static final long RECENT = 5;
  private static final long HOUR = 60;

  private final SloDefinition definition;
  private final CountedSeries series;
  private final MemberWindows windows;
  private final CompiledRule[] rules;
  private final int recentWindow;

  BudgetReader(SloDefinition definition, CountedSeries series, MemberWindows windows) {
    this.definition = definition;
    this.series = series;
    this.windows = windows;
    this.recentWindow = windows.indexOf(RECENT);
    this.rules =
        definition.alertRules().stream()
            .map(rule -> new CompiledRule(rule, windows))
            .toArray(CompiledRule[]::new);
  }

  /**
   * The last minutes as they were measured.
   *
   * @param unread of the member that was read least
   * @param adjusted whether some of them don't count
   */
  private record Recent(int measured, int missing, int unread, boolean adjusted) {

    boolean withoutData() {
      return measured == 0 && !adjusted;
    }

    /** No statement about the present is possible. */
    boolean unmeasured(Treatment noData) {
      return withoutData() && !(missing > 0 && noData != Treatment.FREEZE);
    }

    /** Nothing happens, and nobody misses it. */
    boolean quiet(Treatment noData) {
      return withoutData() && missing > 0 && noData == Treatment.IGNORE;
    }
  }

  private Recent recent(long asOf) {
    int measured = 0;
    int missing = 0;
    int unread = 0;
    for (int i = 0; i < series.own().length; i++) {
      Tally tally = recent(i, asOf);
      measured += tally.measured();
      missing += tally.missing();
      unread = Math.max(unread, (int) RECENT - tally.measured() - tally.missing());
    }
    return new Recent(measured, missing, unread, series.adjusted(asOf - RECENT, asOf));
  }

  private Tally recent(int member, long asOf) {
    if (series.plain()) {
      return series.own()[member].burn(recentWindow).tally();
    }
    Tally tally = new Tally();
    series.raw(member).sum(asOf - RECENT, asOf, 1, tally);
    return tally;
  }

  /** What one rule says, by its place in the definition. */
  Verdict verdict(int rule, long asOf) {
    return verdict(rules[rule], recent(asOf), asOf);
  }

  private Verdict verdict(CompiledRule rule, Recent recent, long asOf) {
    Treatment noData = definition.noData().treatment();
    if (rule.onlyNoData()) {
      return recent.withoutData() ? Verdict.UNMEASURED : Verdict.CLEAR;
    }
    return recent.unmeasured(noData)
        ? Verdict.UNMEASURED
        : rule.verdict(
            recent.quiet(noData), MemberWindows.readEnough(unread(asOf), past().minutes()));
  }

  private RunningWindow period() {
    return series.own()[0].period();
  }

  private MinuteRange past() {
    return period().past();
  }

  /** Unread minutes of the SLO's window, but for slices of time that are not over yet. */
  private int unread(long asOf) {
    int unread = 0;
    for (WindowedSeries member : series.own()) {
      unread = Math.max(unread, member.period().unread());
    }
    return (int) Math.max(0, unread - (asOf - series.judgedUntil()));
  }

  Budget budget(long asOf) {
    Recent recent = recent(asOf);
    double remaining = windows.remaining();
    long minutes = past().minutes();
    int unread = unread(asOf);
    List<Budget.BurnRate> burnRates = new ArrayList<>(windows.count());
    for (int i = 0; i < windows.count(); i++) {
      burnRates.add(windows.burnRate(i));
    }
    return new Budget(
        definition.name(),
        state(remaining, unread, recent, asOf),
        definition.target(),
        period().range(),
        asOf,
        windows.period(),
        remaining,
        burnRates,
        exhaustion(remaining),
        minutes == 0 ? 1 : (double) (minutes - unread) / minutes,
        lastMeasured(),
        members());
  }

  private BudgetState state(double remaining, int unread, Recent recent, long asOf) {
    if (recent.unmeasured(definition.noData().treatment())) {
      return BudgetState.UNMEASURED;
    }
    // The newest minutes may be on their way; older ones that are unread are history to be read.
    if (unread > Math.min(recent.unread(), past().minutes())) {
      return BudgetState.READING;
    }
    if (remaining <= 0) {
      return BudgetState.EXHAUSTED;
    }
    for (CompiledRule rule : rules) {
      if (verdict(rule, recent, asOf) == Verdict.HOLDS) {
        return BudgetState.BURNING;
      }
    }
    return BudgetState.HEALTHY;
  }

  /** At burn rate 1 a whole budget lasts its window, so what is left lasts left × window ÷ rate. */
  private Optional<Duration> exhaustion(double remaining) {
    double rate = windows.burn(windows.indexOf(HOUR));
    if (rate <= 0 || remaining <= 0) {
      return Optional.empty();
    }
    double minutes = remaining * period().range().minutes() / rate;
    return Optional.of(Duration.ofMinutes((long) minutes));
  }

  private Optional<Long> lastMeasured() {
    @Nullable Long last = null;
    MinuteRange past = past();
    for (SliceSeries member : series.raw()) {
      MinuteRange later = new MinuteRange(last == null ? past.from() : last, past.to());
      last = member.lastMeasured(later).orElse(last);
    }
    return Optional.ofNullable(last);
  }

  private List<MemberBudget> members() {
    if (!definition.composite()) {
      return List.of();
    }
    List<MemberBudget> budgets = new ArrayList<>();
    for (int i = 0; i < series.own().length; i++) {
      Member member = definition.members().get(i);
      WindowSum sum = series.own()[i].period().sum();
      double consumed =
          switch (definition.budgeting()) {
            case Budgeting.Occurrences _ ->
                member.weight() * (sum.errorRatio() / member.errorBudget());
            case Budgeting.Timeslices _ -> sum.errorRatio() / definition.errorBudget();
            case Budgeting.RatioTimeslices _ ->
                member.weight() * (sum.errorRatio() / definition.errorBudget());
          };
      budgets.add(new MemberBudget(member, sum, consumed));
    }
    return budgets;
  }

  /** The budget over the SLO's window in equal steps. */
  BurnDown burnDown(int steps) {
    WindowedSeries[] counted = series.counted();
    MinuteRange past = past();
    List<BurnDown.Point> points = new ArrayList<>(steps);
    long[] bad = new long[counted.length];
    long start = past.from();
    for (int step = 1; step <= steps; step++) {
      long end = past.from() + past.minutes() * step / steps;
      Pool pool = new Pool(end - start);
      for (int i = 0; i < counted.length; i++) {
        Tally tally = new Tally();
        counted[i].series().sum(start, end, 1, tally);
        bad[i] += tally.bad();
        pool.add(tally);
      }
      points.add(new BurnDown.Point(end, windows.remaining(bad), pool.sum()));
      start = end;
    }
    return new BurnDown(period().range(), points);
  }
}

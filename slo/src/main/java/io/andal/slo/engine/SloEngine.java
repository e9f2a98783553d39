package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BudgetState;
import io.andal.slo.BurnDown;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.pack.Hour;
import io.andal.slo.pack.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One SLO: its slices packed small, and the running sums of all its windows, exact to the minute.
 *
 * <p>A new slice costs the same whether a window has five minutes or ninety days: it is added to
 * each sum, the slice that leaves is taken away, and one that is replaced is corrected by its
 * difference. No clock, no I/O; thread-safe by one lock per SLO.
 */
public final class SloEngine {
  private static final long[] STANDARD_MINUTES = {5, 30, 60, 120, 360, 1_440, 4_320};
  private static final long RECENT = 5;
  private static final long HOUR = 60;

  private final SloDefinition definition;
  private final double errorBudget;
  private final SliceSeries series;
  private final RunningWindow[] windows;
  private final RunningWindow recent;
  private final RunningWindow lastHour;
  private final RunningWindow period;
  private final CompiledRule[] rules;
  private final long historyMinutes;
  private long loadedFromDay;
  private long asOf;

  /** Kept until something changes: pages ask for the budgets of all SLOs at once. */
  private @Nullable Budget known;

  /**
   * An SLO of which no slice is known.
   *
   * @param asOf the minute up to which slices are counted (exclusive)
   */
  public SloEngine(SloDefinition definition, long asOf) {
    this(definition, asOf, new SliceSeries(), Long.MAX_VALUE);
  }

  private SloEngine(SloDefinition definition, long asOf, SliceSeries series, long loadedFromDay) {
    this.definition = definition;
    this.errorBudget = definition.errorBudget();
    this.series = series;
    this.asOf = asOf;
    SortedMap<Long, RunningWindow> byMinutes = new TreeMap<>();
    for (long minutes : windowMinutes(definition)) {
      byMinutes.put(minutes, RunningWindow.rolling(minutes, asOf));
    }
    this.windows = byMinutes.values().toArray(RunningWindow[]::new);
    this.recent = window(RECENT);
    this.lastHour = window(HOUR);
    this.period = RunningWindow.of(definition.window(), asOf);
    this.rules =
        definition.alertRules().stream()
            .map(rule -> new CompiledRule(rule, this::window))
            .toArray(CompiledRule[]::new);
    this.historyMinutes = historyMinutes(definition);
    this.loadedFromDay = loadedFromDay;
  }

  private RunningWindow window(long minutes) {
    for (RunningWindow window : windows) {
      if (window.minutes() == minutes) {
        return window;
      }
    }
    throw new IllegalArgumentException("no window of " + minutes + " minutes");
  }

  private static long[] windowMinutes(SloDefinition definition) {
    List<Long> minutes = new ArrayList<>();
    for (AlertRule rule : definition.alertRules()) {
      rule.anyOf()
          .forEach(
              condition -> {
                minutes.add(condition.longWindow().toMinutes());
                condition.shortWindow().ifPresent(w -> minutes.add(w.toMinutes()));
              });
    }
    long[] result = Arrays.copyOf(STANDARD_MINUTES, STANDARD_MINUTES.length + minutes.size());
    for (int i = 0; i < minutes.size(); i++) {
      result[STANDARD_MINUTES.length + i] = minutes.get(i);
    }
    return result;
  }

  /** How many minutes before the present a definition needs. */
  public static long historyMinutes(SloDefinition definition) {
    long longest = definition.window().maxMinutes();
    for (long minutes : windowMinutes(definition)) {
      longest = Math.max(longest, minutes);
    }
    return longest;
  }

  /** The same slices under a changed definition; this engine must not be used any more. */
  public SloEngine redefined(SloDefinition changed) {
    synchronized (series) {
      SloEngine engine = new SloEngine(changed, asOf, series, loadedFromDay);
      engine.recount();
      return engine;
    }
  }

  public SloDefinition definition() {
    return definition;
  }

  /** The first day whose slices are needed for budgets as of a minute, with a day to spare. */
  public long firstDayNeeded(long asOf) {
    return Math.floorDiv(asOf - historyMinutes, DayChunk.MINUTES) - 1;
  }

  /** The first day that is held; stored days before it are not known here. */
  public long loadedFromDay() {
    synchronized (series) {
      return loadedFromDay;
    }
  }

  /** Takes over stored days, from {@code fromDay} on; those not in the map were never read. */
  public void load(long fromDay, SortedMap<Long, byte[]> chunks) {
    synchronized (series) {
      chunks.forEach(series::load);
      loadedFromDay = fromDay;
      known = null;
      recount();
    }
  }

  /** Adds slices, replacing what stood there; those before {@link #loadedFromDay} are ignored. */
  public void put(List<Slice> slices) {
    synchronized (series) {
      known = null;
      long firstMinute =
          loadedFromDay == Long.MAX_VALUE ? Long.MIN_VALUE : loadedFromDay * DayChunk.MINUTES;
      long hour = Long.MIN_VALUE;
      @Nullable Hour content = null;
      for (Slice slice : slices) {
        if (slice.minute() < firstMinute) {
          continue;
        }
        long sliceHour = Math.floorDiv(slice.minute(), (long) Hour.MINUTES);
        if (content == null || sliceHour != hour) {
          if (content != null) {
            series.written(hour, content);
          }
          hour = sliceHour;
          content = series.writable(hour);
        }
        put(slice, content, (int) (slice.minute() - hour * Hour.MINUTES));
      }
      if (content != null) {
        series.written(hour, content);
      }
    }
  }

  private void put(Slice slice, Hour content, int index) {
    long total = slice.total();
    long bad = slice.total() - slice.good();
    int quality = Hour.code(slice.quality());
    if (slice.minute() < asOf) {
      for (RunningWindow window : windows) {
        window.replacing(slice.minute());
        if (window.contains(slice.minute())) {
          window.tally().correct(content, index, total, bad, quality);
        }
      }
      period.replacing(slice.minute());
      if (period.contains(slice.minute())) {
        period.tally().correct(content, index, total, bad, quality);
      }
    }
    content.set(index, total, bad, quality);
  }

  /** Moves all windows to a minute, later or earlier. */
  public void advance(long to) {
    synchronized (series) {
      if (to == asOf) {
        return;
      }
      known = null;
      long formerDay = Math.floorDiv(asOf, DayChunk.MINUTES);
      asOf = to;
      for (RunningWindow window : windows) {
        window.advance(series, to);
      }
      period.advance(series, to);
      if (Math.floorDiv(to, DayChunk.MINUTES) > formerDay) {
        forget();
      }
    }
  }

  private void forget() {
    long first = firstDayNeeded(asOf);
    if (first > loadedFromDay) {
      series.forgetBefore(first);
      loadedFromDay = first;
    }
  }

  private void recount() {
    for (RunningWindow window : windows) {
      window.recount(series, asOf);
    }
    period.recount(series, asOf);
  }

  /** What one rule says now, by its place in the definition. */
  public Verdict verdict(int rule) {
    synchronized (series) {
      return unmeasured() ? Verdict.UNMEASURED : rules[rule].verdict(errorBudget);
    }
  }

  /** What all rules say now. */
  public List<RuleVerdict> verdicts() {
    synchronized (series) {
      List<RuleVerdict> result = new ArrayList<>(rules.length);
      for (int i = 0; i < rules.length; i++) {
        AlertRule rule = definition.alertRules().get(i);
        result.add(new RuleVerdict(definition.name(), rule, asOf, verdict(i)));
      }
      return result;
    }
  }

  /** None of the last minutes has data: no statement about the present is possible. */
  private boolean unmeasured() {
    return recent.tally().measured() == 0;
  }

  /** The newest minutes may be on their way; older ones that are unread are history to be read. */
  private boolean reading() {
    return period.unread() > Math.min(recent.unread(), period.past().minutes());
  }

  public Budget budget() {
    synchronized (series) {
      Budget budget = known;
      if (budget == null) {
        budget = freshBudget();
        known = budget;
      }
      return budget;
    }
  }

  private Budget freshBudget() {
    synchronized (series) {
      WindowSum sum = period.sum();
      double remaining = 1 - sum.errorRatio() / errorBudget;
      long minutes = period.past().minutes();
      List<Budget.BurnRate> burnRates = new ArrayList<>(windows.length);
      for (RunningWindow window : windows) {
        burnRates.add(window.burnRate(errorBudget));
      }
      return new Budget(
          definition.name(),
          state(remaining),
          definition.target(),
          period.range(),
          asOf,
          sum,
          remaining,
          burnRates,
          exhaustion(remaining),
          minutes == 0 ? 1 : (double) (minutes - sum.unread()) / minutes,
          series.lastMeasured(period.past()));
    }
  }

  private BudgetState state(double remaining) {
    if (unmeasured()) {
      return BudgetState.UNMEASURED;
    }
    if (reading()) {
      return BudgetState.READING;
    }
    if (remaining <= 0) {
      return BudgetState.EXHAUSTED;
    }
    for (CompiledRule rule : rules) {
      if (rule.verdict(errorBudget) == Verdict.HOLDS) {
        return BudgetState.BURNING;
      }
    }
    return BudgetState.HEALTHY;
  }

  /** At burn rate 1 a whole budget lasts its window, so what is left lasts left × window ÷ rate. */
  private Optional<Duration> exhaustion(double remaining) {
    double rate = lastHour.burn(errorBudget);
    if (rate <= 0 || remaining <= 0) {
      return Optional.empty();
    }
    double minutes = remaining * period.range().minutes() / rate;
    return Optional.of(Duration.ofMinutes((long) minutes));
  }

  /**
   * The burn-down of the running window.
   *
   * @param steps how many equal steps, at least 1
   */
  public BurnDown burnDown(int steps) {
    synchronized (series) {
      MinuteRange past = period.past();
      double allowed = period.sum().total() * errorBudget;
      List<BurnDown.Point> points = new ArrayList<>(steps);
      long bad = 0;
      long start = past.from();
      for (int i = 1; i <= steps; i++) {
        long end = past.from() + past.minutes() * i / steps;
        Tally tally = new Tally();
        series.sum(start, end, 1, tally);
        bad += tally.bad();
        double remaining = allowed == 0 ? 1 : 1 - bad / allowed;
        points.add(new BurnDown.Point(end, remaining, tally.toWindowSum(end - start)));
        start = end;
      }
      return new BurnDown(period.range(), points);
    }
  }

  /** The slices of a range that were read, in order. */
  public List<Slice> slices(MinuteRange range) {
    synchronized (series) {
      return series.slices(range);
    }
  }

  /** The minutes of a range that were not read, as maximal runs, newest first. */
  public List<MinuteRange> gaps(MinuteRange range) {
    synchronized (series) {
      return series.gaps(range);
    }
  }

  /** The minute up to which slices are counted (exclusive). */
  public long asOf() {
    synchronized (series) {
      return asOf;
    }
  }
}

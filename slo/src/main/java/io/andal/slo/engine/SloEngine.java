package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BurnCondition;
import io.andal.slo.BurnDown;
import io.andal.slo.Member;
import io.andal.slo.RuleVerdict;
import io.andal.slo.RuleVerdict.Verdict;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.pack.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One SLO: the slices of its members packed small, what counts of them, and the running sums of all
 * its windows, exact to the minute.
 *
 * <p>A new slice costs the same whether a window has five minutes or ninety days: it is added to
 * each sum, the slice that leaves is taken away, and one that is replaced is corrected by its
 * difference. No clock, no I/O; thread-safe by one lock per SLO.
 */
public final class SloEngine {
  private static final List<Long> STANDARD_MINUTES =
      List.of(5L, 30L, 60L, 120L, 360L, 1_440L, 4_320L);

  private final SloDefinition definition;
  private final long historyMinutes;
  private final CountedSeries series;
  private final BudgetReader reader;

  /** Shared with engines that came from this one, for they have its slices. */
  private final Object lock;

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
    this(definition, asOf, unread(definition.members().size()), null, Long.MAX_VALUE);
    if (!definition.adjustments().isEmpty()) {
      series.recount();
    }
  }

  private SloEngine(
      SloDefinition definition,
      long asOf,
      List<SliceSeries> raw,
      @Nullable Object lock,
      long loadedFromDay) {
    this.definition = definition;
    this.asOf = asOf;
    this.lock = lock == null ? raw.getFirst() : lock;
    this.loadedFromDay = loadedFromDay;
    this.historyMinutes = historyMinutes(definition);
    long[] burnMinutes = burnMinutes(definition);
    Counting counting = Counting.of(definition);
    this.series = new CountedSeries(definition, counting, raw, burnMinutes, historyMinutes, asOf);
    this.reader = new BudgetReader(definition, series, new MemberWindows(definition, series));
  }

  private static List<SliceSeries> unread(int members) {
    List<SliceSeries> raw = new ArrayList<>(members);
    for (int i = 0; i < members; i++) {
      raw.add(new SliceSeries());
    }
    return raw;
  }

  private static long[] burnMinutes(SloDefinition definition) {
    TreeSet<Long> minutes = new TreeSet<>(STANDARD_MINUTES);
    for (AlertRule rule : definition.alertRules()) {
      for (BurnCondition condition : rule.anyOf()) {
        minutes.add(condition.longWindow().toMinutes());
        condition.shortWindow().ifPresent(w -> minutes.add(w.toMinutes()));
      }
    }
    return minutes.stream().mapToLong(Long::longValue).toArray();
  }

  /** How many minutes before the present a definition needs. */
  public static long historyMinutes(SloDefinition definition) {
    long longest = definition.window().maxMinutes();
    for (long minutes : burnMinutes(definition)) {
      longest = Math.max(longest, minutes);
    }
    return longest + Counting.of(definition).contextMinutes();
  }

  /** Whether it has the slices of all members of a definition. */
  public boolean holds(SloDefinition other) {
    return other.members().stream().allMatch(member -> series.indexOf(member.series()) >= 0);
  }

  /**
   * The same slices under a changed definition, all of whose members this engine {@link #holds};
   * this engine must not be used any more.
   */
  public SloEngine redefined(SloDefinition changed) {
    synchronized (lock) {
      Map<SeriesId, SliceSeries> taken = new HashMap<>();
      List<SliceSeries> raw = new ArrayList<>();
      for (Member member : changed.members()) {
        SliceSeries held = series.raw(series.indexOf(member.series()));
        raw.add(taken.containsKey(member.series()) ? held.copy() : held);
        taken.put(member.series(), held);
      }
      SloEngine engine = new SloEngine(changed, asOf, raw, lock, loadedFromDay);
      engine.series.recount();
      return engine;
    }
  }

  /** The budget as if there were no adjustments. */
  public Budget unadjusted() {
    synchronized (lock) {
      return definition.adjustments().isEmpty()
          ? budget()
          : redefined(definition.withAdjustments(List.of())).budget();
    }
  }

  /** The burn-down as if there were no adjustments. */
  public BurnDown unadjustedBurnDown(int steps) {
    synchronized (lock) {
      return definition.adjustments().isEmpty()
          ? burnDown(steps)
          : redefined(definition.withAdjustments(List.of())).burnDown(steps);
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
    synchronized (lock) {
      return loadedFromDay;
    }
  }

  /** Takes over stored days of the only member, from {@code fromDay} on. */
  public void load(long fromDay, SortedMap<Long, byte[]> chunks) {
    load(fromDay, Map.of(definition.series(), chunks));
  }

  /** Takes over stored days, from {@code fromDay} on; those not in the maps were never read. */
  public void load(long fromDay, Map<SeriesId, SortedMap<Long, byte[]>> chunks) {
    synchronized (lock) {
      series.load(chunks);
      loadedFromDay = fromDay;
      known = null;
      series.recount();
    }
  }

  /**
   * Adds slices of the only member, replacing what stood there; those before {@link #loadedFromDay}
   * are ignored.
   */
  public void put(List<Slice> slices) {
    synchronized (lock) {
      known = null;
      series.putOne(0, slices, firstMinute());
    }
  }

  /** Adds slices of the members; series of others are ignored. */
  public void put(Map<SeriesId, List<Slice>> slices) {
    synchronized (lock) {
      known = null;
      series.put(slices, firstMinute());
    }
  }

  private long firstMinute() {
    return loadedFromDay == Long.MAX_VALUE ? Long.MIN_VALUE : loadedFromDay * DayChunk.MINUTES;
  }

  /** Moves all windows to a minute, later or earlier. */
  public void advance(long to) {
    synchronized (lock) {
      if (to == asOf) {
        return;
      }
      known = null;
      long formerDay = Math.floorDiv(asOf, DayChunk.MINUTES);
      asOf = to;
      series.advance(to);
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

  /** What one rule says now, by its place in the definition. */
  public Verdict verdict(int rule) {
    synchronized (lock) {
      return reader.verdict(rule, asOf);
    }
  }

  /** What all rules say now. */
  public List<RuleVerdict> verdicts() {
    synchronized (lock) {
      List<RuleVerdict> result = new ArrayList<>(definition.alertRules().size());
      for (int i = 0; i < definition.alertRules().size(); i++) {
        AlertRule rule = definition.alertRules().get(i);
        result.add(new RuleVerdict(definition.name(), rule, asOf, verdict(i)));
      }
      return result;
    }
  }

  public Budget budget() {
    synchronized (lock) {
      Budget budget = known;
      if (budget == null) {
        budget = reader.budget(asOf);
        known = budget;
      }
      return budget;
    }
  }

  /**
   * The burn-down of the running window.
   *
   * @param steps how many equal steps, at least 1
   */
  public BurnDown burnDown(int steps) {
    synchronized (lock) {
      return reader.burnDown(steps);
    }
  }

  /** The slices of a member that were read in a range, in order and as they were measured. */
  public List<Slice> slices(int member, MinuteRange range) {
    synchronized (lock) {
      return series.raw(member).slices(range);
    }
  }

  /** The slices of the only (or first) member. */
  public List<Slice> slices(MinuteRange range) {
    return slices(0, range);
  }

  /** The slices of all members over a range, as they were measured. */
  public List<SliceBlock> raw(MinuteRange range) {
    synchronized (lock) {
      return series.raw().stream().map(ofMember -> ofMember.block(range)).toList();
    }
  }

  /** For each range the sums of all members, as they were measured; costs little for long ones. */
  public List<List<WindowSum>> measured(List<MinuteRange> ranges) {
    synchronized (lock) {
      return ranges.stream()
          .map(range -> series.raw().stream().map(of -> sum(of, range)).toList())
          .toList();
    }
  }

  private static WindowSum sum(SliceSeries series, MinuteRange range) {
    Tally tally = new Tally();
    series.sum(range.from(), range.to(), 1, tally);
    return tally.toWindowSum(range.minutes());
  }

  /** The minutes of a range that were not read of the only (or first) member, newest first. */
  public List<MinuteRange> gaps(MinuteRange range) {
    synchronized (lock) {
      return series.raw(0).gaps(range);
    }
  }

  /** The minutes of a range that were not read of a member, as maximal runs, newest first. */
  public List<MinuteRange> gaps(SeriesId member, MinuteRange range) {
    synchronized (lock) {
      return series.raw(series.indexOf(member)).gaps(range);
    }
  }

  /** The minute up to which slices are counted (exclusive). */
  public long asOf() {
    synchronized (lock) {
      return asOf;
    }
  }
}

package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.pack.DayChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The raw slices of an SLO's members and, beside them, what counts of these. Only what a new or
 * replaced slice touches is counted again. Where all counts as it was measured, both are the same
 * slices. Not thread-safe.
 */
final class CountedSeries {
  private static final long DAY = DayChunk.MINUTES;
  private static final long AHEAD = 2 * DAY;

  private final SloDefinition definition;
  private final Counting counting;
  private final long historyMinutes;
  private final WindowedSeries[] raw;

  /** What counts of each member; the raw slices themselves where all counts. */
  private final WindowedSeries[] own;

  /** What counts of all members together, where slices of time are judged; else null. */
  private final @Nullable WindowedSeries combined;

  private AdjustedTimes adjusted = AdjustedTimes.NONE;
  private long asOf;
  private long judgedUntil;

  /** Minutes before this one were not counted unless somebody wrote there. */
  private long countedFrom;

  /**
   * Counts nothing yet: call {@link #recount} if there are slices already.
   *
   * @param raw of each member
   * @param burnMinutes the lengths of the windows of burn rates
   */
  CountedSeries(
      SloDefinition definition,
      Counting counting,
      List<SliceSeries> raw,
      long[] burnMinutes,
      long historyMinutes,
      long asOf) {
    this.definition = definition;
    this.counting = counting;
    this.historyMinutes = historyMinutes;
    this.asOf = asOf;
    this.judgedUntil = counting.judgedUntil(asOf);
    this.countedFrom = judgedUntil;
    Windows windows = new Windows(definition, burnMinutes, judgedUntil, asOf);
    this.raw = new WindowedSeries[raw.size()];
    this.own = counting.plain() ? this.raw : new WindowedSeries[raw.size()];
    boolean limited =
        definition.lowTraffic().minimumEvents() > 0
            || definition.lowTraffic().minimumBadEvents() > 0;
    for (int i = 0; i < this.raw.length; i++) {
      if (counting.plain()) {
        this.raw[i] = windows.over(raw.get(i));
      } else {
        this.raw[i] =
            counting.judges() && limited
                ? windows.burnsOver(raw.get(i))
                : WindowedSeries.withoutWindows(raw.get(i));
        this.own[i] =
            counting.judges()
                ? windows.periodOver(new SliceSeries())
                : windows.over(new SliceSeries());
      }
    }
    this.combined = counting.judges() ? windows.over(new SliceSeries()) : null;
    if (this.combined != null && !definition.composite()) {
      this.own[0] = this.combined;
    }
  }

  /** Makes the windows that slices are summed over. */
  private record Windows(
      SloDefinition definition, long[] burnMinutes, long judgedUntil, long asOf) {

    WindowedSeries over(SliceSeries series) {
      return new WindowedSeries(series, burns(), RunningWindow.of(definition.window(), asOf));
    }

    WindowedSeries burnsOver(SliceSeries series) {
      return new WindowedSeries(series, burns(), null);
    }

    WindowedSeries periodOver(SliceSeries series) {
      return new WindowedSeries(
          series, new RunningWindow[0], RunningWindow.of(definition.window(), asOf));
    }

    private RunningWindow[] burns() {
      return Arrays.stream(burnMinutes)
          .mapToObj(minutes -> RunningWindow.rolling(minutes, judgedUntil))
          .toArray(RunningWindow[]::new);
    }
  }

  /** Whether all counts as it was measured. */
  boolean plain() {
    return counting.plain();
  }

  SliceSeries raw(int member) {
    return raw[member].series();
  }

  List<SliceSeries> raw() {
    return Arrays.stream(raw).map(WindowedSeries::series).toList();
  }

  /** The first member's place that is kept in a series; −1 if none is. */
  int indexOf(SeriesId series) {
    for (int i = 0; i < raw.length; i++) {
      if (definition.members().get(i).series().equals(series)) {
        return i;
      }
    }
    return -1;
  }

  /** What budgets are read from: one for each member, or the one for all together. */
  WindowedSeries[] counted() {
    return combined == null ? own : new WindowedSeries[] {combined};
  }

  /** Where events are seen as they were measured, with the windows of burn rates. */
  WindowedSeries[] traffic() {
    return combined == null ? own : raw;
  }

  /** What counts of each member. */
  WindowedSeries[] own() {
    return own;
  }

  /** The minute up to which slices of time are over. */
  long judgedUntil() {
    return judgedUntil;
  }

  /** Whether an adjustment touches the minutes {@code [from, to)}. */
  boolean adjusted(long from, long to) {
    return !definition.adjustments().isEmpty()
        && adjusted(new MinuteRange(from, to)).touches(from, to);
  }

  private AdjustedTimes adjusted(MinuteRange range) {
    if (!adjusted.knows(range.from(), range.to()) || adjusted == AdjustedTimes.NONE) {
      adjusted =
          AdjustedTimes.within(
              definition.adjustments(),
              new MinuteRange(
                  Math.min(range.from(), asOf - historyMinutes - AHEAD),
                  Math.max(range.to(), asOf + AHEAD)));
    }
    return adjusted;
  }

  /** Puts a stored day in place; {@link #recount} afterwards. */
  void load(Map<SeriesId, SortedMap<Long, byte[]>> days) {
    for (int i = 0; i < raw.length; i++) {
      SortedMap<Long, byte[]> ofMember = days.get(definition.members().get(i).series());
      if (ofMember != null) {
        ofMember.forEach(raw[i].series()::load);
      }
    }
  }

  /** Writes slices of the members; those before a minute are left out. */
  void put(Map<SeriesId, List<Slice>> slices, long firstMinute) {
    List<MinuteRange> all = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      List<Slice> ofMember = slices.get(definition.members().get(i).series());
      if (ofMember != null) {
        all.addAll(put(i, ofMember, firstMinute));
      }
    }
    joined(all).forEach(this::countTogether);
  }

  /** Writes slices of one member. */
  void putOne(int member, List<Slice> slices, long firstMinute) {
    joined(put(member, slices, firstMinute)).forEach(this::countTogether);
  }

  private List<MinuteRange> put(int member, List<Slice> slices, long firstMinute) {
    raw[member].put(slices, firstMinute);
    if (counting.plain()) {
      return List.of();
    }
    List<MinuteRange> touched = joined(touched(slices, firstMinute));
    touched.forEach(range -> countOwn(member, range));
    return touched;
  }

  /** The minutes that slices may change, as far as they are to be counted yet. */
  private List<MinuteRange> touched(List<Slice> slices, long firstMinute) {
    List<MinuteRange> touched = new ArrayList<>();
    long length = counting.sliceMinutes();
    for (Slice slice : slices) {
      if (slice.minute() >= firstMinute && slice.minute() < judgedUntil) {
        long from = Math.floorDiv(slice.minute(), length) * length;
        long to = Math.min(judgedUntil, from + length + counting.lookBack());
        MinuteRange last = touched.isEmpty() ? null : touched.getLast();
        if (last != null && from >= last.from() && from <= last.to()) {
          touched.set(touched.size() - 1, new MinuteRange(last.from(), Math.max(last.to(), to)));
        } else {
          touched.add(new MinuteRange(from, to));
        }
      }
    }
    return touched;
  }

  private static List<MinuteRange> joined(List<MinuteRange> ranges) {
    if (ranges.size() < 2) {
      return ranges;
    }
    List<MinuteRange> joined = new ArrayList<>();
    for (MinuteRange next :
        ranges.stream().sorted(Comparator.comparingLong(MinuteRange::from)).toList()) {
      MinuteRange last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.from() <= last.to()) {
        joined.set(joined.size() - 1, new MinuteRange(last.from(), Math.max(last.to(), next.to())));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /** Counts one member's minutes again; whole slices of time. */
  private void countOwn(int member, MinuteRange range) {
    if (own[member] == combined) {
      return;
    }
    for (MinuteRange part : parts(range)) {
      int context = counting.lookBack();
      SliceBlock block = raw(member).block(new MinuteRange(part.from() - context, part.to()));
      own[member].write(
          counting.own(member, block, adjusted(part), context), context, block.size());
    }
  }

  private void countTogether(MinuteRange range) {
    if (combined == null) {
      return;
    }
    for (MinuteRange part : parts(range)) {
      List<SliceBlock> blocks = new ArrayList<>(raw.length);
      for (WindowedSeries member : raw) {
        blocks.add(member.series().block(part));
      }
      combined.write(counting.combined(blocks, adjusted(part)), 0, blocks.getFirst().size());
    }
  }

  private void countAll(MinuteRange range) {
    for (int i = 0; i < own.length; i++) {
      countOwn(i, range);
    }
    countTogether(range);
  }

  /** A range in parts of about a day, none of which cuts a slice of time. */
  private List<MinuteRange> parts(MinuteRange range) {
    long length = counting.sliceMinutes();
    long step = Math.ceilDiv(DAY, length) * length;
    if (range.minutes() <= step) {
      return range.isEmpty() ? List.of() : List.of(range);
    }
    List<MinuteRange> parts = new ArrayList<>();
    for (long from = range.from(); from < range.to(); from += step) {
      parts.add(new MinuteRange(from, Math.min(range.to(), from + step)));
    }
    return parts;
  }

  /** Moves on to a later (or earlier) minute. */
  void advance(long to) {
    long judged = counting.judgedUntil(to);
    if (!counting.plain()) {
      long needed = firstNeeded(to);
      if (judged > judgedUntil) {
        countAll(new MinuteRange(Math.max(judgedUntil, Math.min(needed, judged)), judged));
      } else if (judged < judgedUntil) {
        forgetCounted(new MinuteRange(judged, judgedUntil));
      }
      if (needed < countedFrom && !definition.adjustments().isEmpty()) {
        countAll(new MinuteRange(needed, Math.min(judged, countedFrom)));
        countedFrom = needed;
      }
    }
    asOf = to;
    judgedUntil = judged;
    everySeries(series -> series.advance(judged, to));
  }

  /** Slices of time that are not over any more, since the clock was set back. */
  private void forgetCounted(MinuteRange range) {
    SliceBlock nothing = new SliceBlock(range);
    for (WindowedSeries member : own) {
      member.write(nothing, 0, nothing.size());
    }
    if (combined != null) {
      combined.write(nothing, 0, nothing.size());
    }
  }

  /** Where counting starts for budgets as of a minute: at a slice of time. */
  private long firstNeeded(long asOf) {
    long first = (Math.floorDiv(asOf - historyMinutes, DAY) - 1) * DAY;
    return Math.floorDiv(first, (long) counting.sliceMinutes()) * counting.sliceMinutes();
  }

  /** Counts everything afresh. */
  void recount() {
    if (!counting.plain()) {
      long first = firstNeeded(asOf);
      for (WindowedSeries member : raw) {
        first = Math.min(first, member.series().firstMinute().orElse(Long.MAX_VALUE));
      }
      countedFrom = Math.floorDiv(first, (long) counting.sliceMinutes()) * counting.sliceMinutes();
      if (countedFrom < judgedUntil) {
        countAll(new MinuteRange(countedFrom, judgedUntil));
      }
    }
    everySeries(series -> series.recount(judgedUntil, asOf));
  }

  /** Forgets the days before one, to free their memory. */
  void forgetBefore(long day) {
    everySeries(series -> series.series().forgetBefore(day));
  }

  private interface Step {
    void with(WindowedSeries series);
  }

  private void everySeries(Step step) {
    for (int i = 0; i < raw.length; i++) {
      step.with(raw[i]);
      if (own[i] != raw[i] && own[i] != combined) {
        step.with(own[i]);
      }
    }
    if (combined != null) {
      step.with(combined);
    }
  }
}

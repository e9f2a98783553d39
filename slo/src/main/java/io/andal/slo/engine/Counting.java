package io.andal.slo.engine;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.slo.Budgeting;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an SLO's raw slices counts for its budget: adjusted times are taken out, missing minutes
 * become what the SLO says, and slices of time are judged. A pure function, so that a replay and
 * the running engine can't differ. Immutable.
 */
public final class Counting {
  private final SloDefinition definition;

  /** Null if events are counted. */
  private final @Nullable SliceJudge judge;

  private Counting(SloDefinition definition) {
    this.definition = definition;
    this.judge =
        switch (definition.budgeting()) {
          case Budgeting.Occurrences() -> null;
          case Budgeting.Timeslices(var length) -> new SliceJudge(definition, length, false);
          case Budgeting.RatioTimeslices(var length) -> new SliceJudge(definition, length, true);
        };
  }

  public static Counting of(SloDefinition definition) {
    return new Counting(definition);
  }

  /** Whether all counts as it was measured. */
  public boolean plain() {
    return judge == null && definition.adjustments().isEmpty() && !fillsMissing();
  }

  /** Whether missing minutes count as something. */
  boolean fillsMissing() {
    Treatment treatment = definition.noData().treatment();
    return treatment == Treatment.GOOD || treatment == Treatment.BAD;
  }

  /** Whether slices of time are judged. */
  boolean judges() {
    return judge != null;
  }

  /** Minutes of a slice of time; 1 if events are counted. */
  public int sliceMinutes() {
    return judge == null ? 1 : judge.length();
  }

  /** Minutes before one that decide what it counts as, at most, but for its slice of time. */
  int lookBack() {
    return judge == null && fillsMissing() ? MissingMinutes.LOOK_BACK : 0;
  }

  /**
   * The minutes that decide what a range counts, as far as they are judged.
   *
   * @param asOf the minute up to which slices are known (exclusive)
   */
  public MinuteRange context(MinuteRange range, long asOf) {
    long from = judgedUntil(range.from()) - lookBack();
    long end = judgedUntil(range.to() + sliceMinutes() - 1);
    return new MinuteRange(from, Math.max(from, Math.min(end, judgedUntil(asOf))));
  }

  /** Minutes that decide what a window counts though they lie before it, at most. */
  long contextMinutes() {
    return lookBack() + 2L * (sliceMinutes() - 1);
  }

  /**
   * The minute up to which slices of time are over.
   *
   * @param asOf a minute (exclusive)
   */
  public long judgedUntil(long asOf) {
    return judge == null ? asOf : Math.floorDiv(asOf, (long) judge.length()) * judge.length();
  }

  /**
   * The slices that count.
   *
   * @param raw of each member, in the definition's order, all over the same range; slices of time
   *     that the range cuts are judged by the part inside
   * @return one block; of a composite by events one for each member
   */
  public List<SliceBlock> count(List<SliceBlock> raw) {
    if (raw.size() != definition.members().size()) {
      throw new IllegalArgumentException("one block for each member is needed");
    }
    if (plain()) {
      return raw;
    }
    AdjustedTimes adjusted = AdjustedTimes.within(definition.adjustments(), raw.getFirst().range());
    if (judge != null) {
      return List.of(combined(raw, adjusted));
    }
    List<SliceBlock> counted = new ArrayList<>();
    for (int member = 0; member < raw.size(); member++) {
      counted.add(events(member, raw.get(member), adjusted, 0));
    }
    return counted;
  }

  /** All members' slices of time, judged together. */
  SliceBlock combined(List<SliceBlock> raw, AdjustedTimes adjusted) {
    if (judge == null) {
      throw new IllegalStateException("this SLO has no slices of time");
    }
    return judge.combined(raw, adjusted);
  }

  /**
   * What counts of one member alone.
   *
   * @param skip how many minutes at the start of the block are context only
   */
  SliceBlock own(int member, SliceBlock raw, AdjustedTimes adjusted, int skip) {
    return judge == null ? events(member, raw, adjusted, skip) : judge.own(member, raw, adjusted);
  }

  private SliceBlock events(int member, SliceBlock raw, AdjustedTimes adjusted, int skip) {
    SliceBlock counted = new SliceBlock(raw.range());
    @Nullable MissingMinutes missing = fillsMissing() ? missing(member, raw, skip) : null;
    for (int i = skip; i < raw.size(); i++) {
      if (adjusted.contains(raw.range().from() + i)) {
        counted.set(i, 0, 0, Quality.COMPLETE);
      } else if (missing != null && raw.quality(i) == Quality.MISSING) {
        long total = missing.total(i);
        counted.set(i, total, missing.bad(total), Quality.ESTIMATED);
      } else {
        counted.set(i, raw.total(i), raw.bad(i), raw.quality(i));
      }
    }
    return counted;
  }

  private MissingMinutes missing(int index, SliceBlock raw, int skip) {
    Member member = definition.members().get(index);
    boolean ofTime =
        switch (member.indicator()) {
          case Indicator.Ratio _ -> false;
          case Indicator.Raw _, Indicator.Threshold _ -> true;
        };
    return new MissingMinutes(raw, ofTime, definition.noData().treatment(), skip);
  }
}

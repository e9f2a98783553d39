package io.andal.slo.engine;

import io.andal.signal.Quality;
import io.andal.slo.Member;
import io.andal.slo.NoData.Treatment;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges slices of time, which lie one after the other from 1970 UTC on. Each measured minute of
 * one becomes a minute of time, {@link MissingMinutes#MINUTE} thousandths: all good or all bad, or
 * as good as the share of its slice's good events. Immutable.
 *
 * <p>Of several members (OpenSLO, "Notes (Composite SLO)"): a slice is bad if it is bad for any of
 * them; by ratio, their missing parts add up, each times its weight.
 */
final class SliceJudge {
  private static final long MINUTE = MissingMinutes.MINUTE;

  /** Says that a member has nothing to say of a slice of time. */
  private static final double SILENT = -1;

  private final int length;
  private final boolean byRatio;
  private final Treatment noData;
  private final double[] sliceTargets;
  private final double[] weights;

  /**
   * A judge for an SLO.
   *
   * @param byRatio whether a slice counts by its share rather than as good or bad
   */
  SliceJudge(SloDefinition definition, Duration length, boolean byRatio) {
    this.length = Math.toIntExact(length.toMinutes());
    this.byRatio = byRatio;
    this.noData = definition.noData().treatment();
    this.sliceTargets = definition.members().stream().mapToDouble(Member::sliceTarget).toArray();
    this.weights = definition.members().stream().mapToDouble(Member::weight).toArray();
  }

  int length() {
    return length;
  }

  /** One member's slices of time alone, whatever its weight. */
  SliceBlock own(int member, SliceBlock raw, AdjustedTimes adjusted) {
    SliceBlock counted = new SliceBlock(raw.range());
    for (int from = 0, to; from < raw.size(); from = to) {
      to = end(raw, from);
      double missingPart = missingPart(member, raw, from, to, adjusted);
      for (int i = from; i < to; i++) {
        set(counted, i, raw.quality(i), missingPart, adjusted);
      }
    }
    return counted;
  }

  /** All members' slices of time together. */
  SliceBlock combined(List<SliceBlock> raw, AdjustedTimes adjusted) {
    SliceBlock counted = new SliceBlock(raw.getFirst().range());
    for (int from = 0, to; from < counted.size(); from = to) {
      to = end(counted, from);
      double missingPart = 0;
      for (int member = 0; member < weights.length; member++) {
        double ofMember = missingPart(member, raw.get(member), from, to, adjusted);
        if (ofMember != SILENT) {
          missingPart += byRatio ? weights[member] * ofMember : ofMember;
        }
      }
      for (int i = from; i < to; i++) {
        set(counted, i, SliceBlock.quality(raw, i), Math.min(1, missingPart), adjusted);
      }
    }
    return counted;
  }

  /** Where the slice of time ends that a minute belongs to, by its place in the block. */
  private int end(SliceBlock block, int from) {
    long minute = block.range().from() + from;
    long end = (Math.floorDiv(minute, (long) length) + 1) * length - block.range().from();
    return (int) Math.min(block.size(), end);
  }

  /**
   * How much of a slice of time is lost, 0 to 1: all or nothing unless by ratio. Time without
   * events is good.
   */
  private double missingPart(int member, SliceBlock raw, int from, int to, AdjustedTimes adjusted) {
    long total = 0;
    long bad = 0;
    boolean measured = false;
    boolean missing = false;
    for (int i = from; i < to; i++) {
      Quality quality = raw.quality(i);
      if (quality == null || adjusted.contains(raw.range().from() + i)) {
        continue;
      }
      if (quality == Quality.MISSING) {
        missing = true;
      } else {
        measured = true;
        total += raw.total(i);
        bad += raw.bad(i);
      }
    }
    if (!measured) {
      return missing ? withoutData() : SILENT;
    }
    if (byRatio) {
      return total == 0 ? 0 : (double) bad / total;
    }
    boolean good = total == 0 || (double) (total - bad) / total >= sliceTargets[member];
    return good ? 0 : 1;
  }

  private double withoutData() {
    return switch (noData) {
      case FREEZE, IGNORE -> SILENT;
      case GOOD -> 0;
      case BAD -> 1;
    };
  }

  private void set(
      SliceBlock counted,
      int index,
      @Nullable Quality quality,
      double missingPart,
      AdjustedTimes adjusted) {
    if (adjusted.contains(counted.range().from() + index)) {
      counted.set(index, 0, 0, Quality.COMPLETE);
    } else if (quality == null) {
      counted.set(index, 0, 0, null);
    } else if (quality != Quality.MISSING) {
      counted.set(index, MINUTE, Math.round(MINUTE * missingPart), quality);
    } else {
      switch (noData) {
        case FREEZE, IGNORE -> counted.set(index, 0, 0, Quality.MISSING);
        case GOOD -> counted.set(index, MINUTE, 0, Quality.ESTIMATED);
        case BAD -> counted.set(index, MINUTE, MINUTE, Quality.ESTIMATED);
      }
    }
  }
}

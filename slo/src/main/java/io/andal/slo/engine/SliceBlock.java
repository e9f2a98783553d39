package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.WindowSum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a range as arrays, for those who go through all of them: replays, backtests,
 * statements. Counts are thousandths of events. Not thread-safe.
 */
public final class SliceBlock {
  private final MinuteRange range;
  private final long[] total;
  private final long[] bad;
  private final @Nullable Quality[] quality;

  /** A range of which nothing was read. */
  public SliceBlock(MinuteRange range) {
    this.range = range;
    int size = Math.toIntExact(range.minutes());
    this.total = new long[size];
    this.bad = new long[size];
    this.quality = new Quality[size];
  }

  /** Those of the slices that fall into a range. */
  public static SliceBlock of(MinuteRange range, List<Slice> slices) {
    SliceBlock block = new SliceBlock(range);
    for (Slice slice : slices) {
      if (range.contains(slice.minute())) {
        int index = (int) (slice.minute() - range.from());
        block.set(index, slice.total(), slice.total() - slice.good(), slice.quality());
      }
    }
    return block;
  }

  /**
   * Several blocks of one range added up. A minute has data if it has in any of them, of the worst
   * quality there; it was read if it has data or was read in all of them.
   */
  public static SliceBlock pooled(List<SliceBlock> blocks) {
    if (blocks.size() == 1) {
      return blocks.getFirst();
    }
    SliceBlock pooled = new SliceBlock(blocks.getFirst().range);
    for (int i = 0; i < pooled.size(); i++) {
      long total = 0;
      long bad = 0;
      for (SliceBlock block : blocks) {
        if (block.measured(i)) {
          total += block.total[i];
          bad += block.bad[i];
        }
      }
      pooled.set(i, total, bad, quality(blocks, i));
    }
    return pooled;
  }

  /** Of one minute in all blocks: the worst of those that have data. */
  static @Nullable Quality quality(List<SliceBlock> blocks, int index) {
    Quality worst = null;
    boolean unread = false;
    for (SliceBlock block : blocks) {
      Quality quality = block.quality[index];
      if (quality == null) {
        unread = true;
      } else if (quality != Quality.MISSING && (worst == null || quality.compareTo(worst) > 0)) {
        worst = quality;
      }
    }
    return worst == null && !unread ? Quality.MISSING : worst;
  }

  /** Those of its slices that were read and fall into a range. */
  public List<Slice> slices(MinuteRange within) {
    List<Slice> slices = new ArrayList<>();
    long first = Math.max(within.from(), range.from());
    for (long minute = first; minute < Math.min(within.to(), range.to()); minute++) {
      int i = (int) (minute - range.from());
      Quality ofMinute = quality[i];
      if (ofMinute == Quality.MISSING) {
        slices.add(Slice.missing(minute));
      } else if (ofMinute != null) {
        slices.add(new Slice(minute, total[i] - bad[i], total[i], ofMinute));
      }
    }
    return slices;
  }

  public MinuteRange range() {
    return range;
  }

  public int size() {
    return quality.length;
  }

  /** All events of a minute, by its place in the range. */
  public long total(int index) {
    return total[index];
  }

  /** Bad events of a minute, by its place in the range. */
  public long bad(int index) {
    return bad[index];
  }

  /** Null if the minute was never read. */
  public @Nullable Quality quality(int index) {
    return quality[index];
  }

  /** Whether there is data for a minute. */
  public boolean measured(int index) {
    return quality[index] != null && quality[index] != Quality.MISSING;
  }

  /** What happened in a part of it. */
  public WindowSum sum(MinuteRange part) {
    long all = 0;
    long allBad = 0;
    int measured = 0;
    int missing = 0;
    int from = (int) (Math.max(part.from(), range.from()) - range.from());
    int to = (int) (Math.min(part.to(), range.to()) - range.from());
    for (int i = from; i < to; i++) {
      if (measured(i)) {
        all += total[i];
        allBad += bad[i];
        measured++;
      } else if (quality[i] != null) {
        missing++;
      }
    }
    int unread = Math.toIntExact(part.minutes()) - measured - missing;
    return new WindowSum(all - allBad, all, measured, missing, unread);
  }

  /** Puts a minute in place; a null quality means that it was never read. */
  public void set(int index, long total, long bad, @Nullable Quality quality) {
    this.total[index] = total;
    this.bad[index] = bad;
    this.quality[index] = quality;
  }
}

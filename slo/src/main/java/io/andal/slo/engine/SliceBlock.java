package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
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

  /** Puts a minute in place; a null quality means that it was never read. */
  public void set(int index, long total, long bad, @Nullable Quality quality) {
    this.total[index] = total;
    this.bad[index] = bad;
    this.quality[index] = quality;
  }
}

package io.andal.slo.engine;

import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.pack.Hour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slices with the sums of windows over them: whatever is written corrects each window by its
 * difference. Not thread-safe.
 */
final class WindowedSeries {
  private static final RunningWindow[] NONE = {};

  private final SliceSeries series;
  private final RunningWindow[] burns;
  private final @Nullable RunningWindow period;

  /**
   * Slices and what is summed of them.
   *
   * @param burns the windows of burn rates, shortest first
   * @param period the SLO's own window
   */
  WindowedSeries(SliceSeries series, RunningWindow[] burns, @Nullable RunningWindow period) {
    this.series = series;
    this.burns = burns;
    this.period = period;
  }

  static WindowedSeries withoutWindows(SliceSeries series) {
    return new WindowedSeries(series, NONE, null);
  }

  SliceSeries series() {
    return series;
  }

  /** How many windows of burn rates there are. */
  int burns() {
    return burns.length;
  }

  RunningWindow burn(int index) {
    return burns[index];
  }

  RunningWindow period() {
    RunningWindow window = period;
    if (window == null) {
      throw new IllegalStateException("these slices are not summed over the SLO's window");
    }
    return window;
  }

  /** Writes slices; those before a minute are left out. */
  void put(List<Slice> slices, long firstMinute) {
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
      long bad = slice.total() - slice.good();
      set(content, slice.minute(), slice.total(), bad, Hour.code(slice.quality()));
    }
    if (content != null) {
      series.written(hour, content);
    }
  }

  /** Writes the minutes {@code [from, to)} of a block, by their places in it. */
  void write(SliceBlock block, int from, int to) {
    int at = from;
    while (at < to) {
      long minute = block.range().from() + at;
      long hour = Math.floorDiv(minute, (long) Hour.MINUTES);
      int end = (int) Math.min(to, (hour + 1) * Hour.MINUTES - block.range().from());
      write(block, at, end, hour);
      at = end;
    }
  }

  private void write(SliceBlock block, int from, int to, long hour) {
    boolean present = series.has(hour);
    if (!present && nothing(block, from, to)) {
      return;
    }
    Hour content = series.writable(hour);
    boolean changed = false;
    for (int i = from; i < to; i++) {
      long minute = block.range().from() + i;
      Quality quality = block.quality(i);
      int code = quality == null ? Hour.UNREAD : Hour.code(quality);
      if (!content.holds(
          (int) (minute - hour * Hour.MINUTES), block.total(i), block.bad(i), code)) {
        set(content, minute, block.total(i), block.bad(i), code);
        changed = true;
      }
    }
    if (changed) {
      series.written(hour, content);
    }
  }

  private static boolean nothing(SliceBlock block, int from, int to) {
    for (int i = from; i < to; i++) {
      if (block.quality(i) != null) {
        return false;
      }
    }
    return true;
  }

  private void set(Hour content, long minute, long total, long bad, int quality) {
    int index = Math.floorMod(minute, Hour.MINUTES);
    for (RunningWindow window : burns) {
      window.correct(minute, content, index, total, bad, quality);
    }
    if (period != null) {
      period.correct(minute, content, index, total, bad, quality);
    }
    content.set(index, total, bad, quality);
  }

  /**
   * Moves all windows on.
   *
   * @param judgedUntil where windows of burn rates end
   * @param asOf where the past part of the SLO's window ends
   */
  void advance(long judgedUntil, long asOf) {
    for (RunningWindow window : burns) {
      window.advance(series, judgedUntil);
    }
    if (period != null) {
      period.advance(series, asOf);
    }
  }

  /** Counts all windows afresh. */
  void recount(long judgedUntil, long asOf) {
    for (RunningWindow window : burns) {
      window.recount(series, judgedUntil);
    }
    if (period != null) {
      period.recount(series, asOf);
    }
  }
}

package io.andal.signal;

import java.util.BitSet;

/**
 * Counts the events of each minute from the raw samples of counters, with nothing extrapolated.
 *
 * <p>A sample belongs to the minute that contains its time, and what a counter grew since its
 * previous sample counts there: so what happened while nobody scraped counts at the first sample
 * after the gap, and the minutes of a longer time add up to exactly what the counter grew. A value
 * that falls is a reset: the new value counts. Not thread-safe.
 */
public final class ExactCounter {
  /** For {@link #add}: nothing is known of the series before its first sample. */
  public static final double UNKNOWN = Double.NaN;

  private static final long MINUTE_MILLIS = 60_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final MinuteRange range;
  private final double[] counts;
  private final BitSet covered = new BitSet();
  private final BitSet incomplete = new BitSet();
  private final BitSet estimated = new BitSet();

  public ExactCounter(MinuteRange range) {
    this.range = range;
    this.counts = new double[Math.toIntExact(range.minutes())];
  }

  /**
   * Adds what one series grew.
   *
   * @param times milliseconds since epoch, rising; also some before the range, as a base
   * @param values the counter's values; those that are no count (NaN, infinite, negative) are left
   *     out
   * @param before the value before the first sample, or {@link #UNKNOWN}
   * @param firstCounts whether the first value counts in full where {@code before} is unknown: the
   *     counter is known to have started since somebody looked
   */
  public void add(long[] times, double[] values, int size, double before, boolean firstCounts) {
    long longestStep = longestStep(times, size);
    double previous = before;
    long previousTime = NEVER;
    for (int i = 0; i < size; i++) {
      double value = values[i];
      long minute = Math.floorDiv(times[i], MINUTE_MILLIS);
      boolean inside = range.contains(minute);
      if (!Double.isFinite(value) || value < 0) {
        if (inside && !Double.isNaN(value)) {
          incomplete.set(index(minute));
        }
        continue;
      }
      if (inside) {
        counts[index(minute)] += growth(previous, value, firstCounts);
        covered.set(index(minute));
      }
      if (previousTime != NEVER) {
        between(previousTime, times[i], longestStep);
      }
      previous = value;
      previousTime = times[i];
    }
  }

  /** Marks a minute as counted by a guess. */
  public void markEstimated(long minute) {
    if (range.contains(minute)) {
      estimated.set(index(minute));
    }
  }

  /** Adds what was counted over a part of this range. */
  public void addAll(ExactCounter part) {
    int shift = index(part.range.from());
    for (int i = 0; i < part.counts.length; i++) {
      counts[i + shift] += part.counts[i];
      if (part.covered.get(i)) {
        covered.set(i + shift);
      }
      if (part.incomplete.get(i)) {
        incomplete.set(i + shift);
      }
      if (part.estimated.get(i)) {
        estimated.set(i + shift);
      }
    }
  }

  /** Marks minutes as not counted in full. */
  public void markIncomplete(MinuteRange minutes) {
    long from = Math.max(minutes.from(), range.from());
    long to = Math.min(minutes.to(), range.to());
    if (from < to) {
      incomplete.set(index(from), index(to - 1) + 1);
    }
  }

  /** Events in one minute; 0 where nothing was counted. */
  public double count(long minute) {
    return counts[index(minute)];
  }

  /** Whether any series was seen in one minute, or regularly around it. */
  public boolean covered(long minute) {
    return covered.get(index(minute));
  }

  /** Whether something is known to be left out of one minute. */
  public boolean incomplete(long minute) {
    return incomplete.get(index(minute));
  }

  /** Whether something in one minute was guessed. */
  public boolean estimated(long minute) {
    return estimated.get(index(minute));
  }

  private static double growth(double previous, double value, boolean firstCounts) {
    if (Double.isNaN(previous)) {
      return firstCounts ? value : 0;
    }
    return value >= previous ? value - previous : value;
  }

  /** Minutes between two samples: seen if the pause was a usual one, a gap in scraping if not. */
  private void between(long earlier, long later, long longestStep) {
    long from = Math.floorDiv(earlier, MINUTE_MILLIS) + 1;
    long to = Math.floorDiv(later, MINUTE_MILLIS);
    BitSet marks = later - earlier <= longestStep ? covered : incomplete;
    for (long minute = Math.max(from, range.from()); minute < Math.min(to, range.to()); minute++) {
      marks.set(index(minute));
    }
  }

  /** A scraper may miss once without a gap being suspected: two and a half of its steps. */
  private static long longestStep(long[] times, int size) {
    long step = Long.MAX_VALUE / 8;
    for (int i = 1; i < size; i++) {
      step = Math.min(step, times[i] - times[i - 1]);
    }
    return size < 2 ? 0 : step * 5 / 2;
  }

  private int index(long minute) {
    return (int) (minute - range.from());
  }
}

package io.andal.signal.pushed;

import io.andal.signal.MinuteRange;
import io.andal.signal.store.NewPoint;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Adds up, minute by minute, what one selector chooses; or takes the value of one series. Not
 * thread-safe.
 */
public abstract class Tally<S extends Identity> {
  private final String query;
  private final boolean counts;
  private final MinuteRange range;
  private final double[] sums;
  private final boolean[] present;
  private final boolean[] covered;
  private @Nullable KeptSeries<S> valued;
  private @Nullable BadQueryException problem;

  /**
   * @param counts whether events are counted; otherwise a value is read
   */
  protected Tally(String query, boolean counts, MinuteRange range) {
    this.query = query;
    this.counts = counts;
    this.range = range;
    this.sums = new double[Math.toIntExact(range.minutes())];
    this.present = new boolean[sums.length];
    this.covered = new boolean[sums.length];
  }

  /** The chosen series. */
  protected abstract Collection<KeptSeries<S>> series();

  /** What is wrong with a selector that chooses several series whose values don't add up. */
  protected abstract BadQueryException several();

  protected final String query() {
    return query;
  }

  protected final boolean counts() {
    return counts;
  }

  /** Whether a point of that time tells a minute that is asked for. */
  protected final boolean contains(long timeNanos) {
    return range.contains(NewPoint.minuteOf(timeNanos));
  }

  /** Minutes that a short interval covers from end to end were looked at, without a point. */
  protected final void cover(long sinceNanos, long timeNanos) {
    long last = NewPoint.minuteOf(timeNanos);
    for (long minute = NewPoint.firstCovered(sinceNanos, timeNanos); minute < last; minute++) {
      if (range.contains(minute)) {
        covered[index(minute)] = true;
      }
    }
  }

  /** Adds events to the minute of that time, which is asked for. */
  protected final void addEvents(long timeNanos, double events) {
    int index = index(NewPoint.minuteOf(timeNanos));
    sums[index] += events;
    present[index] = true;
  }

  /** Takes the value at that time, which is asked for; the last one of a minute stays. */
  protected final void takeValue(KeptSeries<S> from, long timeNanos, double value) {
    if (valued != null && valued.id() != from.id()) {
      fail(several());
      return;
    }
    valued = from;
    int index = index(NewPoint.minuteOf(timeNanos));
    sums[index] = value;
    present[index] = true;
  }

  private int index(long minute) {
    return (int) (minute - range.from());
  }

  /** Whether a value was taken. */
  protected final boolean hasValue() {
    return valued != null;
  }

  /** What was read can't answer the query; the first problem is told. */
  protected final void fail(BadQueryException why) {
    if (problem == null) {
      problem = why;
    }
  }

  /** Throws if what was read can't answer the query. */
  protected void check() throws BadQueryException {
    if (problem != null) {
      throw problem;
    }
  }

  /** Whether the minute has a value: of a point in it, or as a count by a short pause after it. */
  final boolean known(int index) {
    return present[index] || (counts && covered[index]);
  }

  final double value(int index) {
    return sums[index];
  }
}

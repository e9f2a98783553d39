package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budget.BurnRate;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import io.andal.slo.pack.Tally;
import java.time.Duration;

/**
 * The sum over one window, kept up to date as the window slides: what comes in is added, what falls
 * out is taken away. Whole numbers, so it never drifts. Not thread-safe.
 */
final class RunningWindow {
  private static final long FAR = 60;
  private static final int AHEAD = 15;

  private final TimeWindow window;
  private final Tally tally = new Tally();
  private final long rollingMinutes;

  /** The next minutes to leave, unpacked ahead: far edges are what costs, being cold memory. */
  private final long[] leaving;

  private long leavingFrom;
  private int leavingCount;

  private MinuteRange whole;
  private long from;
  private long to;

  RunningWindow(TimeWindow window, long asOf) {
    this.window = window;
    this.rollingMinutes =
        switch (window) {
          case TimeWindow.Rolling rolling -> rolling.length().toMinutes();
          case TimeWindow.Calendar _ -> 0;
        };
    this.leaving = new long[rollingMinutes >= FAR ? 2 * AHEAD : 0];
    this.whole = window.at(asOf);
    this.from = whole.from();
    this.to = asOf;
  }

  static RunningWindow rolling(long minutes, long asOf) {
    return new RunningWindow(new TimeWindow.Rolling(Duration.ofMinutes(minutes)), asOf);
  }

  /** Counts everything afresh. */
  void recount(SliceSeries series, long asOf) {
    moveTo(asOf);
    leavingCount = 0;
    tally.clear();
    series.sum(from, to, 1, tally);
  }

  /** Slides on to a later (or earlier) minute. */
  void advance(SliceSeries series, long asOf) {
    long oldFrom = from;
    long oldTo = to;
    moveTo(asOf);
    boolean slides = to >= oldTo && from >= oldFrom && from <= oldTo;
    if (slides) {
      series.sum(oldTo, to, 1, tally);
      if (from - oldFrom == 1 && leaving.length > 0) {
        leave(series, oldFrom);
      } else {
        series.sum(oldFrom, from, -1, tally);
      }
    } else {
      recount(series, asOf);
    }
  }

  private void leave(SliceSeries series, long minute) {
    long index = minute - leavingFrom;
    if (index < 0 || index >= leavingCount) {
      leavingFrom = minute;
      leavingCount = series.copy(minute, leaving);
      index = 0;
    }
    if (leavingCount == 0) {
      series.sum(minute, minute + 1, -1, tally);
    } else {
      tally.takeAway(leaving, (int) index);
    }
  }

  /** A minute is being replaced: what was unpacked ahead may be out of date. */
  void replacing(long minute) {
    if (minute >= leavingFrom && minute < leavingFrom + leavingCount) {
      leavingCount = 0;
    }
  }

  private void moveTo(long asOf) {
    to = asOf;
    if (rollingMinutes > 0) {
      from = asOf - rollingMinutes;
    } else {
      if (!whole.contains(asOf - 1)) {
        whole = window.at(asOf);
      }
      from = whole.from();
    }
  }

  boolean contains(long minute) {
    return minute >= from && minute < to;
  }

  /** The sum itself, to be corrected when a slice within the window is replaced. */
  Tally tally() {
    return tally;
  }

  WindowSum sum() {
    return tally.toWindowSum(to - from);
  }

  long minutes() {
    return rollingMinutes;
  }

  /** From the window's start to its end, which for a calendar window lies ahead. */
  MinuteRange range() {
    return rollingMinutes > 0 ? new MinuteRange(from, to) : whole;
  }

  /** The part that has passed. */
  MinuteRange past() {
    return new MinuteRange(from, to);
  }

  int unread() {
    return (int) (to - from) - tally.measured() - tally.missing();
  }

  /** Error ratio ÷ error budget. */
  double burn(double errorBudget) {
    return tally.errorRatio() / errorBudget;
  }

  BurnRate burnRate(double errorBudget) {
    return new BurnRate(Duration.ofMinutes(rollingMinutes), burn(errorBudget), sum());
  }

  /**
   * Whether so little is unread that a verdict may rest on it. While history is being read, newest
   * first, a long window holds only its newest part, and would judge three days by an hour.
   */
  boolean readEnough() {
    int unread = unread();
    return unread <= 5 || unread * 10L <= to - from;
  }
}

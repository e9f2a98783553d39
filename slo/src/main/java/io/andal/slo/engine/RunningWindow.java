package io.andal.slo.engine;

import io.andal.signal.MinuteRange;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import io.andal.slo.pack.Hour;
import io.andal.slo.pack.Minutes;
import io.andal.slo.pack.Tally;
import org.jspecify.annotations.Nullable;

/**
 * The sum over one window, kept up to date as the window slides: what comes in is added, what falls
 * out is taken away. Whole numbers, so it never drifts. Not thread-safe.
 */
final class RunningWindow {
  private static final int FAR = 60;

  private final Tally tally = new Tally();

  /** Of a rolling window; 0 for one of the calendar. */
  private final int rollingMinutes;

  /** What a rolling window doesn't need: which one of the calendar's windows it is, and where. */
  private final @Nullable CalendarPlace calendar;

  private final @Nullable Leaving leaving;

  private long from;
  private long to;

  private static final class CalendarPlace {
    private final TimeWindow.Calendar window;
    private MinuteRange whole;

    CalendarPlace(TimeWindow.Calendar window, long asOf) {
      this.window = window;
      this.whole = window.at(asOf);
    }

    MinuteRange at(long asOf) {
      if (!whole.contains(asOf - 1)) {
        whole = window.at(asOf);
      }
      return whole;
    }
  }

  private RunningWindow(long rollingMinutes, @Nullable CalendarPlace calendar, long asOf) {
    this.rollingMinutes = Math.toIntExact(rollingMinutes);
    this.calendar = calendar;
    this.leaving = rollingMinutes >= FAR ? new Leaving() : null;
    moveTo(asOf);
  }

  static RunningWindow of(TimeWindow window, long asOf) {
    return switch (window) {
      case TimeWindow.Rolling rolling -> rolling(rolling.length().toMinutes(), asOf);
      case TimeWindow.Calendar ofCalendar ->
          new RunningWindow(0, new CalendarPlace(ofCalendar, asOf), asOf);
    };
  }

  static RunningWindow rolling(long minutes, long asOf) {
    return new RunningWindow(minutes, null, asOf);
  }

  /** Counts everything afresh. */
  void recount(SliceSeries series, long asOf) {
    moveTo(asOf);
    if (leaving != null) {
      leaving.forget();
    }
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
      if (from - oldFrom != 1 || leaving == null || !leaving.take(series, oldFrom, tally)) {
        series.sum(oldFrom, from, -1, tally);
      }
    } else {
      recount(series, asOf);
    }
  }

  /** A minute is being replaced, which still stands in {@code hour}. */
  void correct(long minute, Hour hour, int index, long total, long bad, int quality) {
    if (minute >= to) {
      return;
    }
    if (leaving != null) {
      leaving.replacing(minute);
    }
    if (minute >= from) {
      tally.correct(hour, index, total, bad, quality);
    }
  }

  private void moveTo(long asOf) {
    to = asOf;
    from = calendar == null ? asOf - rollingMinutes : calendar.at(asOf).from();
  }

  /** The sum itself. */
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
    return calendar == null ? new MinuteRange(from, to) : calendar.at(to);
  }

  /** The part that has passed. */
  MinuteRange past() {
    return new MinuteRange(from, to);
  }

  int unread() {
    return (int) (to - from) - tally.measured() - tally.missing();
  }

  /**
   * The next minutes to leave a window, unpacked ahead: far edges are what costs, being cold
   * memory.
   */
  private static final class Leaving {
    private static final int AHEAD = 15;

    /** Pairs of total (or the complement of the quality's code if there is none) and bad. */
    private final int[] pairs = new int[2 * AHEAD];

    private long from;
    private int count;

    void forget() {
      count = 0;
    }

    void replacing(long minute) {
      if (minute >= from && minute < from + count) {
        count = 0;
      }
    }

    /** Takes a minute away from a sum, unless it is not packed, or too large to be kept here. */
    boolean take(SliceSeries series, long minute, Tally tally) {
      if (minute < from || minute >= from + count) {
        unpack(series, minute);
      }
      if (count == 0) {
        return false;
      }
      int at = 2 * (int) (minute - from);
      if (pairs[at] >= 0) {
        tally.takeAway(pairs[at], pairs[at + 1], 0);
      } else {
        tally.takeAway(0, 0, ~pairs[at]);
      }
      return true;
    }

    private void unpack(SliceSeries series, long minute) {
      Minutes minutes = new Minutes(AHEAD);
      int read = series.read(minute, minutes);
      from = minute;
      count = 0;
      while (count < read && minutes.total(count) <= Integer.MAX_VALUE) {
        pairs[2 * count] =
            minutes.measured(count) ? (int) minutes.total(count) : ~minutes.quality(count);
        pairs[2 * count + 1] = (int) minutes.bad(count);
        count++;
      }
    }
  }
}

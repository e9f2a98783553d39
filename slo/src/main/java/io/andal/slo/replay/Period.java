package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
import io.andal.slo.TimeWindow;

/** The SLO's own window as it moves through a history. Not thread-safe. */
final class Period {
  private final TimeWindow window;
  private final long start;
  private final int rolling;
  private MinuteRange whole;

  /**
   * @param start the history's first minute
   */
  Period(TimeWindow window, long start) {
    this.window = window;
    this.start = start;
    this.rolling = window instanceof TimeWindow.Rolling ? Math.toIntExact(window.maxMinutes()) : 0;
    this.whole = window.at(start + 1);
  }

  /** The place at which the window as of another one begins; negative before the history. */
  int from(int asOf) {
    if (rolling > 0) {
      return asOf - rolling;
    }
    return Math.toIntExact(calendar(asOf).from() - start);
  }

  /** Whether a window that can be judged as a whole ends here. */
  boolean ends(int asOf) {
    if (rolling > 0) {
      return (start + asOf) % (24 * 60) == 0;
    }
    return calendar(asOf).to() == start + asOf;
  }

  private MinuteRange calendar(int asOf) {
    if (!whole.contains(start + asOf - 1)) {
      whole = window.at(start + asOf);
    }
    return whole;
  }
}

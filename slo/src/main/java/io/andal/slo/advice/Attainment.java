package io.andal.slo.advice;

import io.andal.signal.MinuteRange;
import io.andal.slo.TimeWindow;
import io.andal.slo.WindowSum;
import io.andal.slo.replay.CountedHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How an SLI did in many windows over its history. */
final class Attainment {
  /** With fewer daily windows than this, they are taken each hour. */
  private static final int ENOUGH_WINDOWS = 20;

  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  /** What stands in for a window that is longer than the history allows, longest first. */
  private static final long[] STAND_INS = {
    28 * DAY, 14 * DAY, 7 * DAY, 3 * DAY, DAY, 6 * HOUR, HOUR, 5
  };

  private Attainment() {}

  /** How long a window is, in minutes; the longest of those of the calendar. */
  static long length(TimeWindow window) {
    return switch (window) {
      case TimeWindow.Rolling rolling -> rolling.length().toMinutes();
      case TimeWindow.Calendar calendar -> calendar.maxMinutes() / DAY * DAY;
    };
  }

  /** Windows of the SLO's length if the history has room for several, else shorter ones. */
  static Distribution of(CountedHistory history) {
    long own = length(history.definition().window());
    long known = history.range().minutes();
    boolean whole = known >= own + DAY || known >= 2 * own;
    long minutes = whole ? own : standIn(own, known);
    long step = (known - minutes) / DAY >= ENOUGH_WINDOWS ? DAY : HOUR;
    List<Double> values = new ArrayList<>();
    List<Double> events = new ArrayList<>();
    List<Double> measured = new ArrayList<>();
    MinuteRange range = history.range();
    for (long to = firstEnd(range.from() + minutes, step); to <= range.to(); to += step) {
      MinuteRange window = new MinuteRange(to - minutes, to);
      double value = history.attainment(window);
      if (!Double.isNaN(value) && history.wellRead(window)) {
        WindowSum sum = history.sum(window);
        values.add(value);
        events.add(sum.totalEvents());
        measured.add((double) sum.measured());
      }
    }
    Collections.sort(values);
    return new Distribution(
        Duration.ofMinutes(minutes),
        whole,
        Duration.ofMinutes(step),
        values,
        median(events),
        median(measured));
  }

  private static long standIn(long own, long known) {
    for (long minutes : STAND_INS) {
      if (minutes <= own && minutes * 3 <= known) {
        return minutes;
      }
    }
    return 1;
  }

  /** Windows end at whole days or hours. */
  private static long firstEnd(long earliest, long step) {
    return Math.ceilDiv(earliest, step) * step;
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}

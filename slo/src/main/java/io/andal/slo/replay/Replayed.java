package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import java.util.List;

/**
 * What an SLO would have said over a range.
 *
 * @param alerts in order of their start
 * @param points budget left over time, equally spaced, the last one at the range's end
 * @param windows that lie wholly in the range: of a rolling SLO those that end with a UTC day
 * @param judgedMinutes minutes whose whole time window was known
 * @param exhaustedMinutes those of them without any budget left
 * @param remaining share of the budget left at the end
 */
public record Replayed(
    SloDefinition definition,
    MinuteRange range,
    List<Alert> alerts,
    List<Point> points,
    List<Window> windows,
    int judgedMinutes,
    int exhaustedMinutes,
    double remaining) {
  public Replayed {
    alerts = List.copyOf(alerts);
    points = List.copyOf(points);
    windows = List.copyOf(windows);
  }

  /** How many alerts of a severity there were. */
  public long alerts(String severity) {
    return alerts.stream().filter(alert -> alert.severity().equals(severity)).count();
  }

  /** How many whole windows ended with less than was promised. */
  public long missedWindows() {
    return windows.stream().filter(window -> window.remaining() < 0).count();
  }

  /** Why an alert was raised. */
  public enum Cause {
    BURN,
    NO_DATA
  }

  /**
   * An alert that would have been raised.
   *
   * @param firing from the minute it fired to the one it ended, or the range's end
   * @param open whether it still fires at the range's end
   * @param worstBurn the highest burn rate of the rule's long windows while it fired
   */
  public record Alert(
      String rule,
      String severity,
      Cause cause,
      MinuteRange firing,
      boolean open,
      double worstBurn) {}

  /**
   * The budget at one time.
   *
   * @param remaining share left: 1 = untouched, negative = overspent
   * @param known whether the whole time window was read by then
   */
  public record Point(long minute, double remaining, boolean known) {}

  /**
   * How one window ended.
   *
   * @param sum its counts; of a composite by events those of all members together
   * @param attainment share of good events (or time), 0 to 1; NaN when there was none
   * @param remaining share of the budget left at its end
   */
  public record Window(MinuteRange range, WindowSum sum, double attainment, double remaining) {}
}

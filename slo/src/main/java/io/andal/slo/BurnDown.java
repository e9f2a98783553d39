package io.andal.slo;

import io.andal.signal.MinuteRange;
import java.util.List;

/**
 * The budget over its window, for the chart.
 *
 * @param points in order of time, equally spaced; the last one is the present
 */
public record BurnDown(MinuteRange window, List<Point> points) {
  public BurnDown {
    points = List.copyOf(points);
  }

  /**
   * @param minute the end of the step
   * @param remaining budget left at that time, as a share of the budget of the window's events
   * @param sum what happened in the step
   */
  public record Point(long minute, double remaining, WindowSum sum) {}
}

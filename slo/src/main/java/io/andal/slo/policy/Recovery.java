package io.andal.slo.policy;

import io.andal.slo.BurnDown;
import io.andal.slo.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a budget will be back, if it goes on burning as it does. */
final class Recovery {
  private Recovery() {}

  /**
   * The time until more than a share of the budget is left.
   *
   * <p>Of a rolling window, what burned in its first step falls out while the present rate burns
   * on: {@code left(k) = left + Σ spent(1…k) − k × rate ÷ steps}. Traffic is taken as even. A
   * calendar window starts anew at its end.
   *
   * @param share of the budget, 1 = all of it
   * @param rate present burn rate
   * @return empty if the window passes without it
   */
  static Optional<Duration> above(BurnDown past, TimeWindow window, double share, double rate) {
    List<BurnDown.Point> points = past.points();
    if (points.isEmpty() || share >= 1) {
      return Optional.empty();
    }
    BurnDown.Point present = points.getLast();
    switch (window) {
      case TimeWindow.Calendar _ -> {
        return Optional.of(Duration.ofMinutes(past.window().to() - present.minute()));
      }
      case TimeWindow.Rolling rolling -> {
        long length = rolling.length().toMinutes();
        double before = 1;
        double freed = 0;
        for (BurnDown.Point point : points) {
          freed += before - point.remaining();
          before = point.remaining();
          long ahead = point.minute() - past.window().from();
          if (present.remaining() + freed - rate * ahead / length > share) {
            return Optional.of(Duration.ofMinutes(ahead));
          }
        }
        return Optional.empty();
      }
    }
  }
}

package io.andal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The budget that was left of an SLO over the last part of its window.
 *
 * @param remaining shares of the error budget, equally spaced, the first at {@code from} and the
 *     last at {@code to}; negative = overspent; 2 to 500
 */
public record BudgetHistory(Instant from, Instant to, List<Double> remaining) {
  private static final int MOST = 500;

  public BudgetHistory {
    remaining = List.copyOf(remaining);
    if (remaining.size() < 2 || remaining.size() > MOST || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a history has 2 to %d points, in order of time, not %d"
              .formatted(MOST, remaining.size()));
    }
  }

  /** How long a time it tells of. */
  public Duration length() {
    return Duration.between(from, to);
  }
}

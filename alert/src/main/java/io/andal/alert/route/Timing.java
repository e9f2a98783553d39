package io.andal.alert.route;

import java.time.Duration;

/**
 * When a group is told.
 *
 * @param groupWait from its first alert to the first message, so that what fails together is told
 *     together; 0 or more
 * @param groupInterval between two looks at it after that; more than 0
 * @param repeatInterval from one message to the same once more, if nothing changed; more than 0
 */
public record Timing(Duration groupWait, Duration groupInterval, Duration repeatInterval) {
  /** Alertmanager's defaults. */
  public static final Timing DEFAULT =
      new Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));

  public Timing {
    if (groupWait.isNegative() || !groupInterval.isPositive() || !repeatInterval.isPositive()) {
      throw new IllegalArgumentException(
          "a group waits 0 or more, and its intervals are longer than 0, not "
              + groupWait
              + ", "
              + groupInterval
              + ", "
              + repeatInterval);
    }
  }
}

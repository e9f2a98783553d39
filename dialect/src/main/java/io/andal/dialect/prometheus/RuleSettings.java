package io.andal.dialect.prometheus;

import java.time.Duration;

/**
 * What the rules may take for granted of the Prometheus that evaluates them.
 *
 * @param delay how long after a minute's end its samples are there; the minute is counted then
 * @param gap the longest pause in scraping after which a counter goes on from its last value
 * @param utf8Names whether it reads names in quotes ({@code {"http.requests"}}): Prometheus 3 does
 */
public record RuleSettings(Duration delay, Duration gap, boolean utf8Names) {
  public static final RuleSettings DEFAULT =
      new RuleSettings(Duration.ofSeconds(30), Duration.ofHours(1), false);

  public RuleSettings {
    if (delay.isNegative() || delay.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("a delay is from 0s to 1h, not " + delay);
    }
    if (gap.compareTo(Duration.ofMinutes(5)) < 0 || gap.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a gap is from 5m to 1d, not " + gap);
    }
  }
}

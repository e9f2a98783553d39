package io.andal.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * How a source wants to be read.
 *
 * @param delay how long after a minute's end its data can be expected
 * @param overlap how far back live readings are repeated, for late data
 * @param chunk the longest range that one reading asks for
 */
public record Timing(Duration delay, Duration overlap, Duration chunk) {
  /** What ended so long before it was due is read as history. */
  private static final Duration LIVE = Duration.ofHours(1);

  /** Whether a range ended so long ago that live slices go before it. */
  public boolean isHistory(MinuteRange range, Instant now) {
    return range.end().isBefore(now.minus(delay).minus(LIVE));
  }
}

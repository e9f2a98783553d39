package io.andal.inventory.scan;

import io.andal.signal.SourceFailure;
import java.time.Duration;

/** How long to wait for the next scan. */
final class Pauses {
  private static final Duration FIRST = Duration.ofMinutes(1);

  private Pauses() {}

  /**
   * After so many failures in a row, at least one: a minute, then twice as long each time, but no
   * longer than between scans that succeed, unless the system itself asks for more.
   */
  static Duration after(int failures, SourceFailure failure, Duration every) {
    Duration growing = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration pause = growing.compareTo(every) < 0 ? growing : every;
    return failure.retryAfter().filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
  }
}

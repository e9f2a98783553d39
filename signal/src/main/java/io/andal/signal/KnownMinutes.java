package io.andal.signal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a system said of one question over a range, minute by minute. */
public interface KnownMinutes {

  /** Whether it said something of a minute. */
  boolean has(long minute);

  /** The value of a minute that there is one of. */
  double at(long minute);

  /** How far that value can be trusted. */
  Quality quality(long minute);

  /** Whether something was left out of a minute, so that silence doesn't mean 0. */
  boolean partial(long minute);

  /** What the system remarked. */
  Set<String> warnings();

  /** How many series it answered with. */
  default int series() {
    return 1;
  }

  /** When a minute's value was one, for people. */
  default Instant measured(long minute) {
    return MinuteRange.startOf(minute);
  }

  /** Why nothing is known; null if something is. */
  @Nullable SourceFailure failure();
}

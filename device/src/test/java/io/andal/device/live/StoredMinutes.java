package io.andal.device.live;

import io.andal.device.Column;
import io.andal.signal.MinuteRange;
import java.time.Instant;

/** What is stored of a fleet's minutes, for tests. */
public final class StoredMinutes {
  private StoredMinutes() {}

  /** The sum of all groups from a time until now, the minute that isn't over included. */
  public static long sum(Fleets fleets, String fleet, Column column, Instant since, Instant now) {
    MinuteRange range =
        new MinuteRange(MinuteRange.minuteOf(since) - 1, MinuteRange.minuteOf(now) + 2);
    return fleets
        .minutes()
        .of(fleet, fleets.store().groups(fleet).keySet(), range)
        .values()
        .stream()
        .mapToLong(counts -> counts.of(column))
        .sum();
  }
}

package io.andal.dialect;

import io.andal.signal.Durations;
import java.time.Duration;
import java.util.Optional;

/** Turns durations of other tools into OpenSLO's shorthand. */
public final class PromDuration {
  private static final long DAY = 24 * 60;

  private PromDuration() {}

  /**
   * A duration as Prometheus writes it ({@code 4w}, {@code 1h30m}) in OpenSLO's shorthand; empty if
   * it is none, or no whole minutes.
   */
  public static Optional<String> shorthand(String text) {
    if (text.matches("[1-9][0-9]{0,5}[mhdw]")) {
      return Optional.of(text);
    }
    return Durations.parse(text).flatMap(PromDuration::shorthand);
  }

  /** In days, hours or minutes, whichever is the longest that fits; empty if none does. */
  public static Optional<String> shorthand(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes < 1 || !duration.equals(Duration.ofMinutes(minutes))) {
      return Optional.empty();
    }
    if (minutes % DAY == 0) {
      return Optional.of(minutes / DAY + "d");
    }
    return Optional.of(minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m");
  }
}

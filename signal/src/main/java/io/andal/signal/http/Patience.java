package io.andal.signal.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a server asked not to be asked. Thread-safe. */
public final class Patience {
  /** A clock that was set back doesn't make a pause longer than this. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Clock clock;
  private volatile Instant until = Instant.MIN;

  public Patience(Clock clock) {
    this.clock = clock;
  }

  /** The server wants to be left alone for so long. */
  public void asked(Duration time) {
    until = clock.instant().plus(time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }

  /**
   * Refuses to ask as long as that lasts.
   *
   * @param name of the server, for people
   */
  public void check(String name) throws SourceException {
    Instant now = clock.instant();
    Instant then = until;
    if (now.isBefore(then) && !then.isAfter(now.plus(LONGEST))) {
      throw new SourceException(
          new SourceFailure(
                  Cause.UNAVAILABLE,
                  "%s asked not to be asked before %s.".formatted(name, then),
                  "Nothing to do: it is asked again then.")
              .retryAfter(Duration.between(now, then)));
    }
  }
}

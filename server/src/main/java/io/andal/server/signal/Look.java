package io.andal.server.signal;

import io.andal.signal.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of looking at a source, and whether somebody looks again.
 *
 * @param runningSince when the look that is under way began
 * @param result of the last look that ended; empty if there was none, or it failed
 * @param failure why the last look failed
 * @param at when the last look ended
 */
public record Look<T>(
    Optional<Instant> runningSince,
    Optional<T> result,
    Optional<SourceFailure> failure,
    Optional<Instant> at) {

  /** Nobody looked yet. */
  public static <T> Look<T> none() {
    return new Look<>(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  boolean isFresh(Duration fresh, Instant now) {
    return at.isPresent() && !at.get().isAfter(now) && at.get().plus(fresh).isAfter(now);
  }

  Look<T> running(Instant since) {
    return new Look<>(Optional.of(since), result, failure, at);
  }

  static <T> Look<T> found(T result, Instant at) {
    return new Look<>(Optional.empty(), Optional.of(result), Optional.empty(), Optional.of(at));
  }

  static <T> Look<T> failed(SourceFailure failure, Instant at) {
    return new Look<>(Optional.empty(), Optional.empty(), Optional.of(failure), Optional.of(at));
  }
}

package io.andal.signal;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a source could not be read, in words for the person who must mend it.
 *
 * @param message what happened, with the source's own words where it had some; no secrets
 * @param remedy what to look at or change
 * @param retryAfter how long the system asks to be left alone; empty if it says nothing
 */
public record SourceFailure(
    Cause cause, String message, String remedy, Optional<Duration> retryAfter) {

  /** The same where the system says nothing of when to come back. */
  public SourceFailure(Cause cause, String message, String remedy) {
    this(cause, message, remedy, Optional.empty());
  }

  /** The same, with what the system asked for: the whole source is left alone for so long. */
  public SourceFailure retryAfter(Duration time) {
    return new SourceFailure(cause, message, remedy, Optional.of(time));
  }

  /** The kinds of trouble, told apart because they are mended by different people. */
  public enum Cause {
    /** Nothing answers: name, port, network. */
    UNREACHABLE,
    /** It answers too late. */
    TIMEOUT,
    /** It answers that we may not. */
    DENIED,
    /** It doesn't understand the query, or the query can't be what was meant. */
    BAD_QUERY,
    /** The answer was cut by a limit, so it can't be counted. */
    LIMITED,
    /** The answer is broken or only half there. */
    BROKEN_ANSWER,
    /** It is there but out of order (5xx, overload). */
    UNAVAILABLE
  }
}

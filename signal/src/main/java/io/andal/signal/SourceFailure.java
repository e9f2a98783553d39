package io.andal.signal;

/**
 * Why a source could not be read, in words for the person who must mend it.
 *
 * @param message what happened, with the source's own words where it had some; no secrets
 * @param remedy what to look at or change
 */
public record SourceFailure(Cause cause, String message, String remedy) {

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

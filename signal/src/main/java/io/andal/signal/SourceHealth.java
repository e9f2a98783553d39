package io.andal.signal;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source is, in plain words.
 *
 * @param identity what answered ({@code Prometheus 2.42.0}); empty if nothing did
 * @param lastSuccess when it was last read without failure
 * @param lastFailure what went wrong last; empty once a later reading went well
 * @param waiting how many SLIs wait for it now
 */
public record SourceHealth(
    String source,
    String type,
    State state,
    String identity,
    Optional<Instant> lastSuccess,
    Optional<Instant> failingSince,
    Optional<SourceFailure> lastFailure,
    int indicators,
    int waiting) {

  /** The states that a page shows. */
  public enum State {
    /** Not asked yet. */
    UNKNOWN,
    HEALTHY,
    /** Some readings fail. */
    DEGRADED,
    /** All readings fail. */
    DOWN
  }
}

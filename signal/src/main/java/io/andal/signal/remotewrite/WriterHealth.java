package io.andal.signal.remotewrite;

import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * How the writing to a source goes.
 *
 * @param source the name of the DataSource
 * @param lastSent when the server last took samples
 * @param lastFailure what went wrong last; empty once later samples were taken
 * @param sent samples that were taken since the start
 * @param dropped samples that were given up since the start: refused, or too many waited
 * @param failures requests that weren't answered 2xx since the start
 * @param waiting samples that are still to be sent
 */
public record WriterHealth(
    String source,
    Optional<Instant> lastSent,
    Optional<Instant> failingSince,
    Optional<SourceFailure> lastFailure,
    long sent,
    long dropped,
    long failures,
    long waiting) {}

package io.andal.server.inventory;

import io.andal.signal.SourceFailure;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source of traffic is.
 *
 * @param name of its TrafficSource document
 * @param type as the document writes it: {@code AccessLog}
 * @param place what it reads: a file, an address
 * @param read requests that were read since the start
 * @param skipped what could not be read since the start: lines, spans
 * @param last when something was read; empty if nothing ever was
 * @param failure what keeps it from reading; empty if nothing does
 */
public record TrafficWatch(
    String name,
    String type,
    String place,
    long read,
    long skipped,
    Optional<Instant> last,
    Optional<SourceFailure> failure) {}

package io.andal.traffic.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a TrafficSource is doing since it was opened.
 *
 * @param type as its document writes it: {@code AccessLog}
 * @param reads what it reads: {@code /var/log/nginx/access.log}, or what is sent to it
 * @param trouble what keeps it from reading; empty if nothing does
 * @param last when it last read anything
 * @param lines lines, spans or entries that it read
 * @param taken of these, how many were counted as traffic
 * @param ignored of these, how many weren't wanted: other hosts, health checks, static files
 * @param refused what was not understood, by reason
 */
public record TrafficSourceState(
    String source,
    String type,
    String reads,
    Optional<String> trouble,
    Optional<Instant> last,
    long lines,
    long taken,
    long ignored,
    List<Counts.Refused> refused) {

  public TrafficSourceState {
    refused = List.copyOf(refused);
  }

  /** How many lines, spans or entries were not understood. */
  public long refusedLines() {
    return refused.stream().mapToLong(Counts.Refused::times).sum();
  }
}

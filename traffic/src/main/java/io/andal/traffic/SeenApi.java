package io.andal.traffic;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An API that was seen in traffic.
 *
 * @param id the inventory's where it is known; else what names it in traffic: a span's service, a
 *     log's host
 * @param known the inventory's id; empty for a shadow API
 * @param hosts where it was called
 * @param sources the TrafficSources that saw it
 */
public record SeenApi(
    String id,
    Optional<String> known,
    List<String> hosts,
    List<String> sources,
    Instant first,
    Instant last,
    long requests,
    List<SeenOperation> operations,
    List<SeenConsumer> consumers) {

  public SeenApi {
    hosts = List.copyOf(hosts);
    sources = List.copyOf(sources);
    operations = List.copyOf(operations);
    consumers = List.copyOf(consumers);
  }

  /** Several that are one API. */
  public static Optional<SeenApi> together(String id, List<SeenApi> all) {
    if (all.size() <= 1) {
      return all.stream().findFirst();
    }
    return Optional.of(
        new SeenApi(
            id,
            all.stream().flatMap(one -> one.known().stream()).findFirst(),
            all.stream().flatMap(one -> one.hosts().stream()).distinct().toList(),
            all.stream().flatMap(one -> one.sources().stream()).distinct().toList(),
            all.stream().map(SeenApi::first).min(Comparator.naturalOrder()).orElseThrow(),
            all.stream().map(SeenApi::last).max(Comparator.naturalOrder()).orElseThrow(),
            all.stream().mapToLong(SeenApi::requests).sum(),
            all.stream().flatMap(one -> one.operations().stream()).toList(),
            all.stream().flatMap(one -> one.consumers().stream()).toList()));
  }
}

package io.andal.traffic;

import java.time.Instant;
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
}

package io.andal.server.inventory;

import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenConsumer;
import io.andal.traffic.SeenOperation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an API in traffic, as REST tells it.
 *
 * @param known the inventory's id; null for one that nobody documented
 * @param first null if it was never seen
 */
record SeenJson(
    String id,
    @Nullable String known,
    List<String> hosts,
    List<String> sources,
    @Nullable Instant first,
    @Nullable Instant last,
    long requests,
    List<SeenOperationJson> operations,
    List<ConsumerJson> consumers) {

  static SeenJson of(SeenApi seen) {
    return new SeenJson(
        seen.id(),
        seen.known().orElse(null),
        seen.hosts(),
        seen.sources(),
        seen.first(),
        seen.last(),
        seen.requests(),
        seen.operations().stream().map(SeenOperationJson::of).toList(),
        consumers(seen));
  }

  /** An API that traffic never met. */
  static SeenJson never(String id) {
    return new SeenJson(id, id, List.of(), List.of(), null, null, 0, List.of(), List.of());
  }

  static List<ConsumerJson> consumers(SeenApi seen) {
    return seen.consumers().stream()
        .sorted(Comparator.comparingLong(SeenConsumer::requests).reversed())
        .map(ConsumerJson::of)
        .toList();
  }

  /** An operation that was seen. */
  record SeenOperationJson(
      String key,
      String verb,
      String template,
      boolean documented,
      Instant first,
      Instant last,
      long requests,
      long failures,
      Map<String, Long> statuses,
      Map<String, String> parameters,
      List<String> requestTypes,
      List<String> responseTypes,
      List<SeenOperation.Undocumented> undocumented) {
    static SeenOperationJson of(SeenOperation seen) {
      return new SeenOperationJson(
          seen.key(),
          seen.verb(),
          seen.template(),
          seen.documented(),
          seen.first(),
          seen.last(),
          seen.requests(),
          seen.failures(),
          seen.statuses(),
          seen.parameters(),
          seen.requestTypes(),
          seen.responseTypes(),
          seen.undocumented());
    }
  }

  /** Somebody who calls it. */
  record ConsumerJson(
      String client,
      String version,
      Instant first,
      Instant last,
      long requests,
      List<String> operations) {
    static ConsumerJson of(SeenConsumer consumer) {
      return new ConsumerJson(
          consumer.client(),
          consumer.version(),
          consumer.first(),
          consumer.last(),
          consumer.requests(),
          consumer.operations());
    }
  }
}

package io.andal.server.inventory;

import io.andal.server.api.Page;
import io.andal.traffic.SeenApi;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All APIs that were seen in traffic. */
@RestController
final class TrafficResource {
  private final InventoryInsight insight;

  TrafficResource(InventoryInsight insight) {
    this.insight = insight;
  }

  @GetMapping("/api/v1/traffic")
  Page<SeenLineJson> list() {
    return new Page<>(
        insight.traffic().seen().stream()
            .sorted(Comparator.comparingLong(SeenApi::requests).reversed())
            .map(SeenLineJson::of)
            .toList(),
        null);
  }

  /**
   * An API that was seen, in one line.
   *
   * @param known the inventory's id; null for one that nobody documented
   * @param undocumented operations that no description has
   */
  record SeenLineJson(
      String id,
      @Nullable String known,
      List<String> hosts,
      List<String> sources,
      Instant first,
      Instant last,
      long requests,
      int operations,
      int undocumented,
      int consumers) {
    static SeenLineJson of(SeenApi seen) {
      return new SeenLineJson(
          seen.id(),
          seen.known().orElse(null),
          seen.hosts(),
          seen.sources(),
          seen.first(),
          seen.last(),
          seen.requests(),
          seen.operations().size(),
          (int) seen.operations().stream().filter(one -> !one.documented()).count(),
          seen.consumers().size());
    }
  }
}

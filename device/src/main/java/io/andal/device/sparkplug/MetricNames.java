package io.andal.device.sparkplug;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the births of one edge node and its devices told of their metrics. Aliases are unique among
 * all of them. Not thread-safe.
 */
final class MetricNames {
  /** Aliases of one edge node. */
  static final int MOST_ALIASES = 50_000;

  private static final Known UNMAPPED = new Known("", 0);

  private final Set<String> mapped;
  private final Map<Long, Known> aliases = new HashMap<>();
  private final Map<Owned, Integer> types = new HashMap<>();

  /**
   * A metric that a birth told.
   *
   * @param name empty if the fleet's mapping doesn't ask for it
   */
  record Known(String name, int type) {}

  private record Owned(String owner, String name) {}

  /**
   * Names for a fleet.
   *
   * @param mapped those that its mapping asks for
   */
  MetricNames(Set<String> mapped) {
    this.mapped = Set.copyOf(mapped);
  }

  void clear() {
    aliases.clear();
    types.clear();
  }

  /** Learns from a birth; false if there are too many aliases. */
  boolean learn(String owner, SparkplugPayload birth) {
    boolean room = true;
    for (Metric metric : birth.metrics()) {
      boolean wanted = mapped.contains(metric.name());
      if (wanted) {
        types.put(new Owned(owner, metric.name()), metric.type());
      }
      if (metric.alias() != Metric.NONE && !metric.name().isEmpty()) {
        if (aliases.size() >= MOST_ALIASES && !aliases.containsKey(metric.alias())) {
          room = false;
        } else {
          aliases.put(metric.alias(), wanted ? new Known(metric.name(), metric.type()) : UNMAPPED);
        }
      }
    }
    return room;
  }

  /** Which metric it is; empty if it has an alias that no birth told. */
  Optional<Known> of(String owner, Metric metric) {
    if (metric.name().isEmpty()) {
      return Optional.ofNullable(aliases.get(metric.alias()));
    }
    return Optional.of(
        mapped.contains(metric.name())
            ? new Known(
                metric.name(), types.getOrDefault(new Owned(owner, metric.name()), metric.type()))
            : UNMAPPED);
  }
}

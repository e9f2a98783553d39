package io.andal.device.signal;

import io.andal.signal.BadSpec;
import io.andal.signal.Metric;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a metric of a fleet asks for.
 *
 * @param where attributes that the devices have; empty for all
 */
record FleetMetric(String fleet, CountKind kind, Map<String, String> where) {
  private static final Set<String> FIELDS = Set.of("fleet", "count", "where");

  /** Reads the spec of a metric. */
  static FleetMetric of(Metric metric) throws BadSpec {
    Set<String> foreign = new TreeSet<>(metric.spec().keySet());
    foreign.removeAll(FIELDS);
    if (!foreign.isEmpty()) {
      throw new BadSpec(
          "A metric of a fleet has no " + String.join(", ", foreign) + ".",
          "It has fleet, count and where.");
    }
    String fleet = metric.text("fleet");
    if (fleet.isBlank()) {
      throw new BadSpec(
          "The metric doesn't say which fleet it counts.", "Write fleet: and the Fleet's name.");
    }
    CountKind kind =
        CountKind.spelled(metric.text("count"))
            .orElseThrow(
                () ->
                    new BadSpec(
                        "\"%s\" is nothing that is counted of devices."
                            .formatted(metric.text("count")),
                        "Write count: and one of "
                            + String.join(", ", CountKind.spellings())
                            + "."));
    return new FleetMetric(fleet, kind, where(metric.spec().get("where")));
  }

  private static Map<String, String> where(@org.jspecify.annotations.Nullable Object value)
      throws BadSpec {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw new BadSpec(
          "where says no attributes.", "Write attributes and values: where: {site: bjerringbro}.");
    }
    Map<String, String> where = new TreeMap<>();
    map.forEach((name, text) -> where.put(String.valueOf(name), String.valueOf(text)));
    return where;
  }
}

package io.andal.device.live;

import io.andal.device.store.FleetStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers groups of devices by the attributes that a fleet is grouped by. Guarded by its fleet. */
final class FleetGroups {
  /** Devices of more groups are counted in one without attributes. */
  private static final int MOST = 1_000;

  private final String fleet;
  private final FleetStore store;
  private final List<String> by;
  private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
  private final Map<Map<String, String>, Map<String, String>> shared = new HashMap<>();

  FleetGroups(String fleet, FleetStore store, List<String> by) {
    this.fleet = fleet;
    this.store = store;
    this.by = by;
    store.groups(fleet).forEach((number, attributes) -> numbers.put(attributes, number));
  }

  int of(Map<String, String> attributes) {
    Map<String, String> of = new TreeMap<>();
    for (String name : by) {
      String value = attributes.get(name);
      if (value != null) {
        of.put(name, value);
      }
    }
    Integer known = numbers.get(of);
    if (known != null) {
      return known;
    }
    Map<String, String> group = numbers.size() < MOST ? of : Map.of();
    return numbers.computeIfAbsent(group, each -> store.group(fleet, each));
  }

  /** The same attributes once in memory. */
  Map<String, String> shared(Map<String, String> attributes) {
    Map<String, String> copy = Map.copyOf(attributes);
    return shared.computeIfAbsent(copy, _ -> copy);
  }
}

package io.andal.device.live;

import io.andal.device.Presence;
import io.andal.device.document.FleetSpec;
import io.andal.device.store.FleetStore;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a fleet is.
 *
 * @param devices how many are known, all of them
 * @param presence how many of those in service are how
 * @param groups how many groups its minutes are counted in
 */
public record FleetState(
    String name, FleetSpec spec, int devices, Map<Presence, Integer> presence, int groups) {
  public FleetState {
    presence = Map.copyOf(presence);
  }

  static FleetState of(LiveFleet fleet, FleetStore store) {
    FleetSpec spec = fleet.spec();
    int[] counts = fleet.presences();
    Map<Presence, Integer> presence = new EnumMap<>(Presence.class);
    for (Presence each : Presence.values()) {
      presence.put(each, counts[each.number()]);
    }
    return new FleetState(
        spec.name(), spec, fleet.size(), presence, store.groups(spec.name()).size());
  }
}

package io.andal.device.live;

import io.andal.device.CommandSummary;
import io.andal.device.Presence;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetSpec;
import io.andal.device.mqtt.LinkState;
import io.andal.device.store.FleetStore;
import java.util.Map;
import java.util.Optional;

/**
 * How a fleet is.
 *
 * @param devices how many are known, all of them
 * @param presence how many of those in service are how
 * @param lives how many are where in their lives
 * @param groups how many groups its minutes are counted in
 * @param link to its broker, if it has one
 * @param refused messages from the broker that weren't taken, since Andal was started
 * @param commands of the last hour
 */
public record FleetState(
    String name,
    FleetSpec spec,
    int devices,
    Map<Presence, Integer> presence,
    Map<DeviceLife, Integer> lives,
    int groups,
    Optional<LinkState> link,
    long refused,
    CommandSummary commands) {
  public FleetState {
    presence = Map.copyOf(presence);
    lives = Map.copyOf(lives);
  }

  static FleetState of(OpenFleet open, FleetStore store) {
    LiveFleet fleet = open.fleet();
    FleetSpec spec = fleet.spec();
    return new FleetState(
        spec.name(),
        spec,
        fleet.size(),
        fleet.presences(),
        fleet.lives(),
        store.groups(spec.name()).size(),
        open.link(),
        open.refused(),
        fleet.commands());
  }
}

package io.andal.device.live;

import io.andal.device.DeviceFacts;
import io.andal.device.Standing;
import io.andal.device.registry.DeviceStatus;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetStore;

/**
 * How a device is now.
 *
 * @param status what people say of it
 * @param sinceMillis since when its presence is what it is; 0 if it was never seen
 * @param values the last ones, as JSON
 */
public record SeenDevice(
    String fleet,
    String id,
    DeviceStatus status,
    Standing standing,
    long sinceMillis,
    DeviceFacts facts,
    String values) {

  static SeenDevice of(String fleet, LiveFleet.Seen seen, FleetStore store) {
    return new SeenDevice(
        fleet,
        seen.id(),
        seen.status(),
        seen.standing(),
        seen.sinceMillis(),
        seen.facts(),
        store.device(fleet, seen.id()).map(DeviceRow::values).orElse("{}"));
  }
}

package io.andal.device.live;

import io.andal.device.DeviceFacts;
import io.andal.device.Standing;
import io.andal.device.document.DeviceLife;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetStore;
import java.util.Map;

/**
 * How a device is now.
 *
 * @param sinceMillis since when its presence is what it is; 0 if it was never seen
 * @param values the last ones, as JSON
 */
public record SeenDevice(
    String fleet,
    String id,
    DeviceLife life,
    Map<String, String> attributes,
    Standing standing,
    long sinceMillis,
    DeviceFacts facts,
    String values) {
  public SeenDevice {
    attributes = Map.copyOf(attributes);
  }

  static SeenDevice of(String fleet, LiveFleet.Seen seen, FleetStore store) {
    return new SeenDevice(
        fleet,
        seen.id(),
        seen.life(),
        seen.attributes(),
        seen.standing(),
        seen.sinceMillis(),
        seen.facts(),
        store.device(fleet, seen.id()).map(DeviceRow::values).orElse("{}"));
  }
}

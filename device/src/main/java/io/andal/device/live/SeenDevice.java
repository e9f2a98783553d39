package io.andal.device.live;

import io.andal.device.DeviceFacts;
import io.andal.device.HourBook;
import io.andal.device.Standing;
import io.andal.device.registry.DeviceStatus;
import io.andal.device.store.DeviceRow;
import io.andal.device.store.FleetStore;
import java.util.Optional;

/**
 * How a device is now.
 *
 * @param status what people say of it
 * @param sinceMillis since when its presence is what it is; 0 if it was never seen
 * @param values the last ones, as JSON
 * @param attained its availability over 24 hours in millionths; negative if it isn't judged
 */
public record SeenDevice(
    String fleet,
    String id,
    DeviceStatus status,
    Standing standing,
    long sinceMillis,
    DeviceFacts facts,
    String values,
    int attained) {

  static SeenDevice of(String fleet, LiveFleet.Seen seen, FleetStore store) {
    Optional<DeviceRow> row = store.device(fleet, seen.id());
    return new SeenDevice(
        fleet,
        seen.id(),
        seen.status(),
        seen.standing(),
        seen.sinceMillis(),
        seen.facts(),
        row.map(DeviceRow::values).orElse("{}"),
        row.map(DeviceRow::attained).orElse(HourBook.NONE));
  }
}

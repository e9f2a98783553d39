package io.andal.device.store;

import io.andal.device.Standing;
import io.andal.device.document.DeviceLife;
import io.andal.device.registry.DeviceStatus;
import java.util.Map;

/**
 * A device as it is stored.
 *
 * @param untilMillis when it goes into service by itself; 0 if it doesn't
 * @param values the last ones, as JSON
 * @param sinceMillis since when its presence is what it is; 0 if it was never seen
 * @param seenMillis when it was last heard; 0 if never
 * @param kernel the kernel's state
 * @param hours its last hours; empty if the fleet has no target
 * @param attained its availability over 24 hours in millionths; negative if it isn't judged
 */
public record DeviceRow(
    String id,
    DeviceLife life,
    long untilMillis,
    Map<String, String> attributes,
    String values,
    Standing standing,
    long sinceMillis,
    long seenMillis,
    long[] kernel,
    byte[] hours,
    int attained) {
  public DeviceRow {
    attributes = Map.copyOf(attributes);
  }

  /** What people say of it. */
  public DeviceStatus status() {
    return new DeviceStatus(life, untilMillis, attributes);
  }
}

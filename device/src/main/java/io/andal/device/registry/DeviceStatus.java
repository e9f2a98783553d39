package io.andal.device.registry;

import io.andal.device.document.DeviceLife;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a device is in its life, and what is known of it.
 *
 * @param untilMillis when it goes into service by itself; 0 if it doesn't
 */
public record DeviceStatus(DeviceLife life, long untilMillis, Map<String, String> attributes) {
  public DeviceStatus {
    attributes = Map.copyOf(attributes);
  }

  /** A device that nobody knows yet goes to work unless somebody says otherwise. */
  static final DeviceStatus NEW = new DeviceStatus(DeviceLife.IN_SERVICE, 0, Map.of());

  public Optional<Instant> until() {
    return untilMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(untilMillis));
  }

  /** What becomes of it: what an edit doesn't say stays. */
  DeviceStatus after(DeviceEdit edit) {
    Map<String, String> all = new TreeMap<>(attributes);
    edit.attributes()
        .forEach(
            (name, value) -> {
              if (value.isEmpty()) {
                all.remove(name);
              } else {
                all.put(name, value);
              }
            });
    DeviceLife now = edit.life().orElse(life);
    long end = edit.until().map(Instant::toEpochMilli).orElse(now == life ? untilMillis : 0);
    return new DeviceStatus(now, end, all);
  }
}

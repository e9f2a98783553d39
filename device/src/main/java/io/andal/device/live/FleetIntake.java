package io.andal.device.live;

import io.andal.device.DeviceEvent;
import io.andal.device.FleetTable;
import io.andal.device.OfflineReason;
import io.andal.device.document.DeviceLife;
import io.andal.device.document.FleetSpec;
import io.andal.device.message.DeviceMessage;
import io.andal.device.registry.DeviceStatus;
import java.util.Map;
import java.util.Optional;

/** Takes what devices say, and what is heard of them. Guarded by its fleet. */
final class FleetIntake {
  private static final long MINUTE = 60_000;

  private final FleetTable table;
  private final FleetDevices devices;
  private final Optional<FleetHours> hours;
  private FleetSpec spec;

  FleetIntake(FleetSpec spec, FleetTable table, FleetDevices devices, Optional<FleetHours> hours) {
    this.spec = spec;
    this.table = table;
    this.devices = devices;
    this.hours = hours;
  }

  /** What the document says now. */
  void follow(FleetSpec changed) {
    spec = changed;
  }

  /** Takes one message; why not, if it is refused. */
  Optional<String> take(DeviceMessage message, long received) {
    Optional<String> refused = admit(message.device(), message.attributes(), received);
    if (refused.isPresent()) {
      return refused;
    }
    int device = devices.find(message.device());
    devices.learn(device, message.attributes());
    table.telemetry(
        device, received, message.measuredMillis(), message.sequence(), message.fault());
    devices.get(device).values = message.values();
    hours.ifPresent(each -> each.measured(device, message.measuredMillis(), received));
    devices.touch(device);
    return Optional.empty();
  }

  /** A device connected, or is no longer connected; why that isn't taken, if it isn't. */
  Optional<String> connection(String id, boolean connected, OfflineReason reason, long received) {
    Optional<String> refused = admit(id, Map.of(), received);
    if (refused.isEmpty()) {
      int device = devices.find(id);
      table.apply(
          device,
          connected
              ? new DeviceEvent.Connected(received)
              : new DeviceEvent.Disconnected(received, reason));
      devices.touch(device);
    }
    return refused;
  }

  /** Something happened to a device, of which no message of its own tells; why it isn't taken. */
  Optional<String> happened(String id, DeviceEvent event) {
    Optional<String> refused = known(id, Map.of());
    if (refused.isEmpty()) {
      int device = devices.find(id);
      table.apply(device, event);
      long received = event.receivedMillis();
      long changed =
          switch (event) {
            case DeviceEvent.Telemetry(_, long measured, _, _) -> measured;
            case DeviceEvent.Historical(_, long measured, _) -> measured;
            case DeviceEvent.Connected _,
                DeviceEvent.Disconnected _,
                DeviceEvent.Birth _,
                DeviceEvent.Death _ ->
                received;
          };
      hours.ifPresent(each -> each.measured(device, changed, received));
      devices.touch(device);
    }
    return refused;
  }

  /** A device that may speak, and doesn't speak too often, is known from now on; why it may not. */
  private Optional<String> admit(String id, Map<String, String> attributes, long received) {
    Optional<String> refused = known(id, attributes);
    return refused.isPresent() || quota(devices.get(devices.find(id)), received)
        ? refused
        : Optional.of(
            "The device sent more than %d messages in a minute".formatted(spec.mostPerMinute()));
  }

  private Optional<String> known(String id, Map<String, String> attributes) {
    int device = devices.find(id);
    if (device < 0) {
      if (!spec.open()) {
        return Optional.of("The fleet takes only devices that are listed");
      }
      if (table.size() >= FleetTable.MAX_DEVICES) {
        return Optional.of("The fleet has as many devices as it can");
      }
      device = devices.add(id, new DeviceStatus(DeviceLife.IN_SERVICE, 0, attributes), 0);
    }
    return devices.get(device).life == DeviceLife.RETIRED
        ? Optional.of("The device is retired")
        : Optional.empty();
  }

  private boolean quota(LiveDevice device, long received) {
    long minute = received / MINUTE;
    if (device.quotaMinute != (int) minute) {
      device.quotaMinute = (int) minute;
      device.used = 0;
    }
    // The embedded broker slows each device down itself, minutes of its own.
    long most = spec.mostPerMinute() * (spec.isEmbedded() ? 2L : 1L);
    return device.used++ < most;
  }

  /** Whether a device sent as much as it may in this minute. */
  boolean isExhausted(String id, long now) {
    int device = devices.find(id);
    return device >= 0
        && devices.get(device).quotaMinute == (int) (now / MINUTE)
        && devices.get(device).used >= spec.mostPerMinute();
  }
}

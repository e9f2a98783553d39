package io.andal.device.live;

import io.andal.device.document.DeviceLife;
import java.util.Map;

/** What is known of a device besides the kernel's state. Guarded by its fleet. */
final class LiveDevice {
  DeviceLife life;
  Map<String, String> attributes;

  /** The last ones as JSON; empty once they are written. */
  String values = "";

  long sinceMillis;
  int quotaMinute;
  int used;

  LiveDevice(DeviceLife life, Map<String, String> attributes) {
    this.life = life;
    this.attributes = attributes;
  }
}

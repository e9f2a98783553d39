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

  /** When it goes into service by itself; 0 if it doesn't. */
  long untilMillis;

  /** Forgotten; its number waits for it. */
  boolean gone;

  int quotaMinute;
  int used;

  LiveDevice(DeviceLife life, Map<String, String> attributes) {
    this.life = life;
    this.attributes = attributes;
  }
}

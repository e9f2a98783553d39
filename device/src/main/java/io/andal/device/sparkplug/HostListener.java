package io.andal.device.sparkplug;

import io.andal.device.DeviceEvent;
import io.andal.device.message.DeviceMessage;

/** Who hears what happens to edge nodes and devices. */
public interface HostListener {

  /** An edge node or a device told values. */
  void telemetry(DeviceMessage message, long receivedMillis);

  /**
   * Something else happened to one: it was born, died, told of the past, or passed something on.
   */
  void happened(String device, DeviceEvent event);

  /** A message, or a part of it, could not be used. */
  void refused(String reason);

  /** An edge node has to tell all births again. */
  void rebirth(String group, String node, long nowMillis);
}

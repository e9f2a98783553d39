package io.andal.device.mqtt;

import io.andal.device.OfflineReason;
import io.andal.device.message.DeviceMessage;

/** What is done with what an MQTT broker tells. Thread-safe. */
public interface MqttHandler {

  /** Devices can be heard from now on. */
  void linkUp();

  /** Devices can't be heard; perhaps for some seconds already. */
  void linkDown();

  /** A message of a device was read. */
  void telemetry(DeviceMessage message, long receivedMillis);

  /** A device connected, or is no longer connected. */
  void connection(String device, boolean connected, OfflineReason reason, long receivedMillis);

  /** A message could not be read. */
  void refused(String reason);

  /**
   * Stores all that was told before.
   *
   * @throws RuntimeException if it can't be stored now
   */
  void store();
}

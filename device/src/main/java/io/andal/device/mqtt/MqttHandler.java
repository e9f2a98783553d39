package io.andal.device.mqtt;

import io.andal.device.DeviceEvent;
import io.andal.device.OfflineReason;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import java.util.Map;

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

  /** A command was sent to a device, or was answered. */
  void command(CommandEvent event, long receivedMillis);

  /** Something else happened to a device: what Sparkplug tells. */
  void happened(String device, DeviceEvent event);

  /** The devices that are known, with the number of the last birth of each; −1 if it had none. */
  Map<String, Integer> births();

  /** A message could not be read. */
  void refused(String reason);

  /**
   * Stores all that was told before.
   *
   * @throws RuntimeException if it can't be stored now
   */
  void store();
}

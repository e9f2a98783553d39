package io.andal.device.message;

import java.util.Map;

/**
 * What a message says.
 *
 * @param measuredMillis by the device's clock; {@link io.andal.device.DeviceEvent#NONE} if it
 *     doesn't say
 * @param sequence {@link io.andal.device.DeviceEvent#NONE} if it has none
 * @param values the last ones, as JSON; {@code {}} if there are none
 */
public record DeviceMessage(
    String device,
    long measuredMillis,
    long sequence,
    boolean fault,
    Map<String, String> attributes,
    String values) {
  public DeviceMessage {
    attributes = Map.copyOf(attributes);
  }
}

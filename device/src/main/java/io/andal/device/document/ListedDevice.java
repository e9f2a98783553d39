package io.andal.device.document;

import java.util.Map;

/** A device that a document lists. */
public record ListedDevice(String id, DeviceLife life, Map<String, String> attributes) {
  public ListedDevice {
    attributes = Map.copyOf(attributes);
  }
}

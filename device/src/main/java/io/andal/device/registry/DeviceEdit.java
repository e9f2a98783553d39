package io.andal.device.registry;

import io.andal.device.document.DeviceLife;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody says of one device; what is left out stays.
 *
 * @param place where it is said, such as {@code line 7}, for errors
 * @param until when a device that isn't in service goes into service by itself; epoch for never
 * @param attributes an empty value takes the attribute away
 */
public record DeviceEdit(
    String place,
    String id,
    Optional<DeviceLife> life,
    Optional<Instant> until,
    Map<String, String> attributes) {
  /** So many attributes a device has at most. */
  public static final int MOST_ATTRIBUTES = 20;

  /** No id and no value is longer. */
  public static final int LONGEST = 200;

  /** No name of an attribute is longer. */
  public static final int LONGEST_NAME = 63;

  public DeviceEdit {
    attributes = Map.copyOf(attributes);
  }

  /** Only another place in its life. */
  public static DeviceEdit life(String id, DeviceLife life) {
    return new DeviceEdit("", id, Optional.of(life), Optional.empty(), Map.of());
  }

  /** In an order in which it can be compared and shown. */
  Map<String, String> sorted() {
    return new TreeMap<>(attributes);
  }
}

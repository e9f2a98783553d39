package io.andal.device.sparkplug;

import java.util.Arrays;
import java.util.Optional;

/** What a message of Sparkplug is, by its topic. */
public enum MessageType {
  NBIRTH(false),
  NDEATH(false),
  DBIRTH(true),
  DDEATH(true),
  NDATA(false),
  DDATA(true),
  NCMD(false),
  DCMD(true);

  private final boolean device;

  MessageType(boolean device) {
    this.device = device;
  }

  /** Whether it names a device, and not only an edge node. */
  public boolean isOfDevice() {
    return device;
  }

  /** Whether a host sends it. */
  public boolean isCommand() {
    return this == NCMD || this == DCMD;
  }

  static Optional<MessageType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}

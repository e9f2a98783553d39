package io.andal.device.credential;

/** For whom a credential speaks. */
public sealed interface Speaker {

  /** One device, and no other. */
  record Device(String fleet, String id) implements Speaker {}

  /** A gateway, which speaks for any device of any fleet. */
  record Gateway(String name) implements Speaker {}

  /** One of each is connected at a time; a second connection ends the first one. */
  default String key(String clientId) {
    return switch (this) {
      case Device(String fleet, String id) -> "device " + fleet + "/" + id;
      case Gateway(String name) -> "gateway " + name + "/" + clientId;
    };
  }
}

package io.andal.device.mqtt;

/** Makes the session of a fleet with its broker. */
@FunctionalInterface
public interface SessionOpener {

  /**
   * A session that isn't open yet.
   *
   * @throws IllegalStateException if a secret isn't there; the message names it
   */
  Session session(MqttSettings settings, Session.Listener listener);

  /** With brokers elsewhere. */
  static SessionOpener elsewhere() {
    return Sessions::of;
  }
}

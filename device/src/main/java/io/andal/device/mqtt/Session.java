package io.andal.device.mqtt;

/** A session with a broker that connects again by itself. */
interface Session {

  /** Who hears of the session. Called on the client's threads; must not wait. */
  interface Listener {
    /** Connected: subscriptions have to be made, unless the session is an old one. */
    void connected();

    /** The subscriptions stand. */
    void subscribed();

    void disconnected(String why);

    /** A message came. */
    void heard(String topic, byte[] payload, boolean retained, boolean lossy, Runnable acknowledge);
  }

  /** Begins to connect. */
  void open();

  /** Subscribes with QoS 1. */
  void subscribe();

  /** Says goodbye; the broker keeps the session. */
  void close();
}

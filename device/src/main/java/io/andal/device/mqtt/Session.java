package io.andal.device.mqtt;

import io.andal.device.OfflineReason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A session with a broker that connects again by itself. */
public interface Session {

  /** Who hears of the session. Called on the client's threads; must not wait. */
  interface Listener {
    /** Connected: subscriptions have to be made, unless the session is an old one. */
    void connected();

    /** The subscriptions stand. */
    void subscribed();

    /** What the broker is to publish if the connection breaks; asked before each connection. */
    Optional<Publication> will();

    void disconnected(String why);

    /** Tells if a connection couldn't be made. */
    default void connecting(CompletableFuture<?> connection) {
      var _ =
          connection.exceptionally(
              failure -> {
                disconnected(MqttLink.words(failure));
                return null;
              });
    }

    /** Tells whether the subscriptions stand. */
    default void subscribing(CompletableFuture<?> subscription) {
      var _ =
          subscription.whenComplete(
              (_, failure) -> {
                if (failure == null) {
                  subscribed();
                } else {
                  disconnected("The broker refused to subscribe: " + MqttLink.words(failure));
                }
              });
    }

    /** A message came. */
    void heard(String topic, byte[] payload, boolean retained, boolean lossy, Runnable acknowledge);

    /**
     * A message came over the embedded broker.
     *
     * @param speaker the device that sent it; empty if a gateway did
     */
    void published(String topic, byte[] payload, String speaker, Runnable acknowledge);

    /** A device connected to the embedded broker, or is no longer connected. */
    void turned(String device, boolean connected, OfflineReason reason);

    /** The embedded broker refused a message. */
    void refused(String reason);
  }

  /** Begins to connect. */
  void open();

  /** Subscribes with QoS 1. */
  void subscribe();

  /** Publishes something; the answer is there when it left, and the broker took it if it had to. */
  CompletableFuture<?> publish(Publication publication);

  /** Says goodbye; the broker keeps the session. */
  void close();
}

package io.andal.device.mqtt;

import java.util.Optional;

/** Finds out what is told by a broker. One thread takes and advances; others call the rest. */
interface Taker {

  void take(Arrived arrived);

  /** Time goes on. */
  default void advance(long nowMillis) {}

  /** How long it can do without {@link #advance}, in milliseconds. */
  default long patienceMillis() {
    return 1_000;
  }

  /** What the broker is to publish if the next connection breaks; asked before each one. */
  default Optional<Publication> will() {
    return Optional.empty();
  }

  /** The subscriptions stand. */
  default void subscribed(Session session) {}

  /** The connection is gone. */
  default void disconnected() {}

  /** What has to be published before the connection is closed on purpose. */
  default Optional<Publication> farewell() {
    return Optional.empty();
  }
}

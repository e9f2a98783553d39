package io.andal.channel;

/** A way to reach people or machines. Each outside system is one implementation. Thread-safe. */
@FunctionalInterface
public interface Channel extends AutoCloseable {

  /**
   * Hands a message over; returns when the other side took it.
   *
   * @return what will still be heard of it
   * @throws DeliveryException if it wasn't taken; the message says why in plain words
   */
  Handover send(Message message) throws DeliveryException, InterruptedException;

  /** Lets go of connections; messages under way may fail. */
  @Override
  default void close() {}
}

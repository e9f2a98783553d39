package io.andal.channel;

/** Finds the channel behind a Channel document's name, as the documents in force say. */
@FunctionalInterface
public interface Channels extends AutoCloseable {

  /**
   * The channel; whoever asks doesn't close it.
   *
   * @throws DeliveryException if there is no such channel; the message says what to do
   */
  Channel open(String name) throws DeliveryException;

  @Override
  default void close() {}
}

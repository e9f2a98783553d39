package io.andal.alert;

/** Finds the channel behind a Channel document's name, as the documents in force say. */
@FunctionalInterface
interface Channels {

  /**
   * @throws DeliveryException if there is no such channel; the message says what to do
   */
  Channel open(String name) throws DeliveryException;
}

package io.andal.channel;

/** A channel that can tell of many alerts together. Thread-safe. */
public interface TellsDigests extends Channel {

  /**
   * Hands a digest over; returns when the other side took it.
   *
   * @throws DeliveryException if it wasn't taken; the message says why in plain words
   */
  void send(Digest digest, String recipient) throws DeliveryException, InterruptedException;
}

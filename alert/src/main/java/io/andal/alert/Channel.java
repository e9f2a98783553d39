package io.andal.alert;

/** A way to reach people. Each outside system is one implementation. Thread-safe. */
public interface Channel {

  /**
   * Hands a message over; returns when the other side took it.
   *
   * @param address where to, in the channel's own form
   * @throws DeliveryException if it wasn't taken; the message says why in plain words
   */
  void send(Notice notice, String address) throws DeliveryException;
}

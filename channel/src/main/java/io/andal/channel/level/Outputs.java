package io.andal.channel.level;

import io.andal.channel.DeliveryException;

/**
 * The outputs of one machine that are on or off; connects anew after a failure. Used by one thread
 * at a time.
 */
public interface Outputs extends AutoCloseable {

  /**
   * What an output is now.
   *
   * @param output in the machine's own form
   */
  boolean read(String output) throws DeliveryException;

  /** Sets an output; it isn't read back. */
  void set(String output, boolean value) throws DeliveryException;

  /** For people: {@code coil 3 of plc.plant.example:502}. */
  String name(String output);

  /** Lets go of the connection; the next use connects anew. */
  @Override
  void close();
}

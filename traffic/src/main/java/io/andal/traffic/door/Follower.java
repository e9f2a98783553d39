package io.andal.traffic.door;

/** Follows files. Used by one thread at a time. */
public interface Follower extends AutoCloseable {

  /**
   * Reads on, for a moment.
   *
   * @return whether there is more to read at once
   */
  boolean readOn();

  @Override
  void close();
}

package io.andal.channel.kit;

import java.util.List;

/** A real other side of one type of channel. */
public interface Rig extends AutoCloseable {

  /** Where it listens. */
  int port();

  /**
   * A document's spec.
   *
   * @param port where the channel finds it
   */
  String spec(int port);

  String recipient();

  /** By what the other side knows each message that it took: equal for repetitions of one. */
  List<String> taken();

  /**
   * The next message is refused for now, for 7 seconds; false if such a side says no such thing.
   */
  default boolean throttle() {
    return false;
  }

  /** At how many places the wire is cut; each costs the time in which the client sees it. */
  default int cuts() {
    return 5;
  }

  /** Whether its channel can be told not to wait long for an answer. */
  default boolean quick() {
    return false;
  }

  @Override
  void close();
}

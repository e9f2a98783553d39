package io.andal.traffic;

import java.util.List;

/** Where doors hand over what they read. Thread-safe. */
@FunctionalInterface
public interface ExchangeSink {

  /** Counts exchanges, in any order of time; what it returned from is counted once. */
  void accept(List<Exchange> exchanges);

  /**
   * Counts what was read of a file, and keeps in the same transaction how far it was read: after a
   * crash either both are there or neither, so no line is lost or counted twice.
   *
   * <p>A sink that keeps nothing has no use for the place.
   *
   * @param place how far its file has been read once these are counted; takes the place of an
   *     earlier one with the same source and id
   */
  default void accept(List<Exchange> exchanges, LogPlace place) {
    accept(exchanges);
  }
}

package io.andal.signal.pushed;

/** Counts the points of one series, which come in order of time. */
@FunctionalInterface
public interface PointCounter {

  /**
   * Takes the next point.
   *
   * @param timeNanos nanoseconds since 1970
   * @param startNanos as {@link io.andal.signal.store.NewPoint} has it
   * @param packed as it was received
   */
  void point(long timeNanos, long startNanos, byte[] packed);
}

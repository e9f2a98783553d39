package io.andal.signal.store;

/** Takes kept points one by one. */
@FunctionalInterface
public interface PointConsumer {
  void accept(long series, long timeNanos, long startNanos, byte[] counts);
}

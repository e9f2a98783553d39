package io.andal.device.sparkplug;

/** How much all edge nodes of a fleet hold back. Not thread-safe. */
final class HeldBytes {
  private static final long MOST = 32 << 20;

  private long bytes;

  void add(Held one) {
    bytes += one.bytes();
  }

  void remove(Held one) {
    bytes -= one.bytes();
  }

  boolean isFull() {
    return bytes >= MOST;
  }
}

package io.andal.device.broker;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What was read from all connections and isn't stored yet. When there is much of it nothing more is
 * read, so that devices wait and nothing is dropped. Thread-safe.
 */
final class Pressure {
  private static final long OVERHEAD_BYTES = 200;

  private final long high;
  private final AtomicLong bytes = new AtomicLong();

  Pressure(long highBytes) {
    this.high = highBytes;
  }

  void add(int payload) {
    bytes.addAndGet(payload + OVERHEAD_BYTES);
  }

  void release(int messages, long payloads) {
    bytes.addAndGet(-(payloads + messages * OVERHEAD_BYTES));
  }

  boolean isHigh() {
    return bytes.get() >= high;
  }

  long bytes() {
    return bytes.get();
  }
}

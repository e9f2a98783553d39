package io.andal.signal.remotewrite;

import java.nio.ByteBuffer;

/**
 * A sample that is kept.
 *
 * @param startNanos as {@link io.andal.signal.store.NewPoint} has it
 */
record ReceivedSample(SeriesLabels series, long timeNanos, long startNanos, long bits) {
  byte[] packed() {
    return pack(bits);
  }

  static byte[] pack(long bits) {
    return ByteBuffer.allocate(8).putLong(bits).array();
  }

  static double unpack(byte[] packed) {
    return ByteBuffer.wrap(packed).getDouble();
  }
}

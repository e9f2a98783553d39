package io.andal.signal.remotewrite;

/** The one NaN that says that a series ended (prometheus/model/value, StaleNaN). */
final class StaleMarker {
  static final long BITS = 0x7ff0000000000002L;

  private StaleMarker() {}

  static boolean is(long bits) {
    return bits == BITS;
  }
}

package io.andal.signal.remotewrite;

import java.time.Duration;

/**
 * What is accepted at most, so that no sender can fill the memory or the disk.
 *
 * @param packedBytes of one request as sent
 * @param bytes of one request, unpacked
 * @param samples of one request, and series, and strings
 * @param labels of one series
 * @param labelBytes of one label's value
 * @param series that are kept in all
 * @param ahead how far a sample's time may lie in the future
 */
record WriteLimits(
    int packedBytes,
    int bytes,
    int samples,
    int labels,
    int labelBytes,
    int series,
    Duration ahead) {

  static final WriteLimits DEFAULT =
      new WriteLimits(
          8 * 1024 * 1024, 32 * 1024 * 1024, 200_000, 128, 2_048, 20_000, Duration.ofMinutes(10));
}

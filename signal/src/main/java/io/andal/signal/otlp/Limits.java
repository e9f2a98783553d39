package io.andal.signal.otlp;

import java.time.Duration;

/**
 * What is accepted at most, so that no sender can fill the memory or the disk.
 *
 * @param compressedBytes of one request as sent
 * @param bytes of one request, unpacked
 * @param points of one request
 * @param attributes of one series
 * @param bounds of one histogram
 * @param series that are kept in all
 * @param ahead how far a point's time may lie in the future
 */
record Limits(
    int compressedBytes,
    int bytes,
    int points,
    int attributes,
    int bounds,
    int series,
    Duration ahead) {

  static final Limits DEFAULT =
      new Limits(
          16 * 1024 * 1024, 64 * 1024 * 1024, 200_000, 128, 256, 20_000, Duration.ofMinutes(10));
}

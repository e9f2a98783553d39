package io.andal.signal.http;

import java.time.Duration;

/**
 * What one request may take.
 *
 * @param connect how long a connection may take
 * @param total how long everything may take, the body included
 * @param bodyBytes of an answer
 * @param concurrent requests at once
 * @param allowMetadataAddresses whether link-local and metadata addresses may be asked
 */
public record HttpLimits(
    Duration connect,
    Duration total,
    long bodyBytes,
    int concurrent,
    boolean allowMetadataAddresses) {
  public static final HttpLimits DEFAULT =
      new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 64L << 20, 4, false);
}

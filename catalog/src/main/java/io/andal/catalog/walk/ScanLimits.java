package io.andal.catalog.walk;

import java.time.Duration;

/**
 * What one scan may take.
 *
 * @param items APIs that are looked at
 * @param versions of one API, the newest first
 * @param contentBytes of one file
 * @param totalBytes of all files of one description
 * @param files of one description
 * @param time for all of it, waiting included
 */
public record ScanLimits(
    int items, int versions, int contentBytes, int totalBytes, int files, Duration time) {
  public static final ScanLimits DEFAULT =
      new ScanLimits(100_000, 500, 16 << 20, 64 << 20, 1_000, Duration.ofHours(6));
}

package io.andal.specification;

import java.time.Duration;

/**
 * What one description may cost.
 *
 * @param bytes of one file
 * @param totalBytes of all its files together
 * @param depth of nesting
 * @param nodes values in one file, what aliases repeat counted each time
 * @param files that references lead to
 * @param references followed in all
 * @param time for all of it
 */
public record SpecificationLimits(
    int bytes, int totalBytes, int depth, int nodes, int files, int references, Duration time) {
  public static final SpecificationLimits DEFAULT =
      new SpecificationLimits(
          16 << 20, 64 << 20, 200, 4_000_000, 1_000, 500_000, Duration.ofSeconds(30));
}

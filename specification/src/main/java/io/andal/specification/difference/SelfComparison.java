package io.andal.specification.difference;

import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationReader;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What it costs to compare a description with itself: the most work that ends in no change. */
public final class SelfComparison {
  private SelfComparison() {}

  /**
   * What was measured.
   *
   * @param read for reading one side; both are read, so that they share nothing
   * @param compare for comparing them
   * @param changes that were found; there should be none
   */
  public record Cost(Duration read, Duration compare, int changes) {}

  /**
   * Measures once.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   * @throws IllegalArgumentException if the file is no API description
   */
  public static Cost of(SpecificationReader reader, SpecificationFile file, LongSupplier nanos) {
    long start = nanos.getAsLong();
    Specification one = read(reader, file);
    long readOne = nanos.getAsLong();
    Specification other = read(reader, file);
    long readBoth = nanos.getAsLong();
    int changes = Differences.between(one, other).size();
    long end = nanos.getAsLong();
    return new Cost(Duration.ofNanos(readOne - start), Duration.ofNanos(end - readBoth), changes);
  }

  private static Specification read(SpecificationReader reader, SpecificationFile file) {
    return reader
        .read(file, OtherFiles.NONE)
        .orElseThrow(() -> new IllegalArgumentException(file + " is no API description"));
  }
}

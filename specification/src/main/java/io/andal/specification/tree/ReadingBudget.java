package io.andal.specification.tree;

import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.workspace.Position;
import java.util.function.LongSupplier;

/** What is left of the limits while one description is read. Not thread-safe; one each. */
public final class ReadingBudget {
  /** Asking for the time at every value would cost more than the value. */
  private static final int VALUES_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;

  private final SpecificationLimits limits;
  private final LongSupplier nanos;
  private final long started;
  private long totalBytes;
  private int files;
  private int references;
  private long nodes;

  /**
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  public ReadingBudget(SpecificationLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
  }

  public SpecificationLimits limits() {
    return limits;
  }

  /**
   * Begins with one more file.
   *
   * @throws Refusal if it is too large, alone or with those before it
   */
  public void file(SpecificationFile file) {
    nodes = 0;
    int size = file.bytes().length;
    if (size > limits.bytes()) {
      throw new Refusal(
          "too-large",
          Position.START,
          "The file has " + size + " bytes, more than " + limits.bytes(),
          "Split the description into several files");
    }
    totalBytes += size;
    if (totalBytes > limits.totalBytes()) {
      throw new Refusal(
          "too-large",
          Position.START,
          "The description and its files have more than " + limits.totalBytes() + " bytes",
          "Split it into several descriptions");
    }
    checkTime(Position.START);
  }

  /** Begins once more with the same file. */
  void again() {
    nodes = 0;
  }

  /** Whether one more file may be opened for a reference. */
  public boolean allowsAnotherFile() {
    return ++files <= limits.files();
  }

  /** Whether one more reference may be followed. */
  public boolean allowsAnotherReference() {
    return ++references <= limits.references();
  }

  /** How many values the file has so far, what aliases repeat included. */
  long nodes() {
    return nodes;
  }

  /**
   * One more value.
   *
   * @throws Refusal if it is one too many, or too deep
   */
  public void value(int depth, Position position) {
    count(1, position.line(), position.column());
    checkDepth(depth, position.line(), position.column());
  }

  void count(long more, int line, int column) {
    long before = nodes / VALUES_BETWEEN_LOOKS_AT_THE_CLOCK;
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new Refusal(
          "too-many-values",
          new Position(line, column),
          "The text holds more than " + limits.nodes() + " values",
          "Split the description into several files");
    }
    if (nodes / VALUES_BETWEEN_LOOKS_AT_THE_CLOCK != before) {
      checkTime(new Position(line, column));
    }
  }

  void checkDepth(int depth, int line, int column) {
    if (depth > limits.depth()) {
      throw new Refusal(
          "too-deep",
          new Position(line, column),
          "Values are nested deeper than " + limits.depth() + " levels",
          "Give inner structures a name and refer to them");
    }
  }

  /**
   * Looks at the clock.
   *
   * @throws Refusal if the time is used up
   */
  public void checkTime(Position position) {
    if (nanos.getAsLong() - started > limits.time().toNanos()) {
      throw new Refusal(
          "too-slow",
          position,
          "Reading took longer than " + limits.time().toSeconds() + " seconds",
          "Split the description into several files");
    }
  }
}

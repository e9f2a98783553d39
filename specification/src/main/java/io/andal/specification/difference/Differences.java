package io.andal.specification.difference;

import io.andal.specification.Specification;
import java.util.List;

/** Compares two descriptions of one format. Stateless. */
public final class Differences {
  private Differences() {}

  /** Whether two descriptions can be compared. */
  public static boolean comparable(Specification base, Specification revision) {
    return base.format() == revision.format();
  }

  /**
   * All changes, the worst first.
   *
   * @throws IllegalArgumentException if they are not {@link #comparable}
   */
  public static List<Change> between(Specification base, Specification revision) {
    throw new UnsupportedOperationException("to come: " + base.file() + ", " + revision.file());
  }
}

package io.andal.specification.difference.asyncapi;

import io.andal.specification.Mapping;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The difference of two AsyncAPI descriptions of one major version, 2 or 3. Stateless. */
public final class AsyncApiDifference {
  private AsyncApiDifference() {}

  /** Whether both are of one major version; their structures differ otherwise. */
  public static boolean comparable(Specification base, Specification revision) {
    return major(base) == major(revision);
  }

  /**
   * All changes, in the order of the descriptions. One side that doesn't parse has none.
   *
   * @param today by which days of removal are judged
   */
  public static List<Change> between(Specification base, Specification revision, LocalDate today) {
    Optional<Mapping> one = base.root();
    Optional<Mapping> other = revision.root();
    return one.isEmpty() || other.isEmpty()
        ? List.of()
        : new AsyncComparison(base, revision, major(revision), today)
            .compare(one.get(), other.get());
  }

  static int major(Specification specification) {
    return specification.formatVersion().startsWith("3") ? 3 : 2;
  }
}

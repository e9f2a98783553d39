package io.andal.specification.difference.openapi;

import io.andal.specification.Mapping;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The difference of two OpenAPI descriptions, of any versions. Stateless. */
public final class OpenApiDifference {
  private OpenApiDifference() {}

  /**
   * All changes, in the order of the descriptions. One side that doesn't parse has none.
   *
   * @param today by which days of removal are judged
   */
  public static List<Change> between(
      Specification base, Specification revision, LocalDate today) {
    Optional<Mapping> one = base.root();
    Optional<Mapping> other = revision.root();
    return one.isEmpty() || other.isEmpty()
        ? List.of()
        : Comparison.of(one.get(), other.get(), today);
  }
}

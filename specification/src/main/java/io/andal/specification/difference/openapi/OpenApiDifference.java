package io.andal.specification.difference.openapi;

import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.time.LocalDate;
import java.util.List;

/** The difference of two OpenAPI descriptions, of any versions. Stateless. */
public final class OpenApiDifference {
  private OpenApiDifference() {}

  /**
   * All changes, in the order of the descriptions. One side that doesn't parse has none.
   *
   * @param today by which days of removal are judged
   */
  public static List<Change> between(Specification base, Specification revision, LocalDate today) {
    return base.root().isEmpty() || revision.root().isEmpty()
        ? List.of()
        : Comparison.of(base, revision, today);
  }
}

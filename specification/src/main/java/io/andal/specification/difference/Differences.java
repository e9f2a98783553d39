package io.andal.specification.difference;

import io.andal.specification.Specification;
import io.andal.specification.difference.asyncapi.AsyncApiDifference;
import io.andal.specification.difference.graphql.GraphQlDifference;
import io.andal.specification.difference.openapi.OpenApiDifference;
import io.andal.specification.difference.protobuf.ProtobufDifference;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Compares two descriptions of one format. Stateless. */
public final class Differences {
  private Differences() {}

  /** Whether two descriptions can be compared. */
  public static boolean comparable(Specification base, Specification revision) {
    return base.format() == revision.format()
        && switch (base.format()) {
          case OPENAPI, GRAPHQL, PROTOBUF -> true;
          case ASYNCAPI -> AsyncApiDifference.comparable(base, revision);
          case WSDL, POSTMAN -> false;
        };
  }

  /**
   * All changes, the worst first. What goes away later is judged as of today, in UTC.
   *
   * @throws IllegalArgumentException if they are not {@link #comparable}
   */
  public static List<Change> between(Specification base, Specification revision) {
    return between(base, revision, LocalDate.now(Clock.systemUTC()));
  }

  /**
   * All changes, the worst first.
   *
   * @param today by which the days of removal are judged that descriptions name
   * @throws IllegalArgumentException if they are not {@link #comparable}
   */
  public static List<Change> between(Specification base, Specification revision, LocalDate today) {
    if (!comparable(base, revision)) {
      throw new IllegalArgumentException(
          "%s (%s) can't be compared with %s (%s)"
              .formatted(
                  base.file(), base.format().title(), revision.file(), revision.format().title()));
    }
    List<Change> changes =
        switch (base.format()) {
          case OPENAPI -> OpenApiDifference.between(base, revision, today);
          case ASYNCAPI -> AsyncApiDifference.between(base, revision, today);
          case GRAPHQL -> GraphQlDifference.between(base, revision);
          case PROTOBUF -> ProtobufDifference.between(base, revision);
          case WSDL, POSTMAN -> List.of();
        };
    return changes.stream().sorted(Comparator.comparing(Change::level)).toList();
  }
}

package io.andal.slo.annotation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which annotations somebody asks for, newest first.
 *
 * @param services those about one of these services, one of {@code slos}, or everything; both empty
 *     = all there are
 * @param from only those that end at or after it
 * @param to only those that start before it
 * @param before only those that come later in the list than this place
 * @param limit at least 1
 */
public record AnnotationQuery(
    Set<String> services,
    Set<String> slos,
    Optional<Category> category,
    Instant from,
    Instant to,
    Optional<Position> before,
    int limit) {
  public AnnotationQuery {
    services = Set.copyOf(services);
    slos = Set.copyOf(slos);
  }

  /** A place in the list: by start, then by id. */
  public record Position(Instant from, String id) {}
}

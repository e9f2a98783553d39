package io.andal.slo.annotation;

import io.andal.slo.SloDefinition;
import java.util.Optional;

/** What an annotation is about: one SLO, one service with all its SLOs, or everything. */
public sealed interface Subject {

  /** One SLO document, by its name. */
  record OfSlo(String name) implements Subject {}

  /** A service and all its SLOs. */
  record OfService(String name) implements Subject {}

  /** Everything there is. */
  record OfAll() implements Subject {}

  /**
   * Of two names of which at most one is given.
   *
   * @throws InvalidAnnotationException if both are
   */
  static Subject of(Optional<String> service, Optional<String> slo) {
    if (service.isPresent() && slo.isPresent()) {
      throw new InvalidAnnotationException(
          "service", "An annotation is about a service or an SLO, not both: leave one out.");
    }
    return slo.<Subject>map(OfSlo::new).or(() -> service.map(OfService::new)).orElseGet(OfAll::new);
  }

  default Optional<String> slo() {
    return this instanceof OfSlo of ? Optional.of(of.name()) : Optional.empty();
  }

  default Optional<String> service() {
    return this instanceof OfService of ? Optional.of(of.name()) : Optional.empty();
  }

  /** Whether it speaks of an SLO: by itself, by one of its services, or by everything. */
  default boolean concerns(SloDefinition slo) {
    return switch (this) {
      case OfSlo of -> of.name().equals(slo.name()) || of.name().equals(slo.document());
      case OfService of -> slo.services().contains(of.name());
      case OfAll _ -> true;
    };
  }
}

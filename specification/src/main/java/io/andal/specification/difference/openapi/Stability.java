package io.andal.specification.difference.openapi;

import java.util.Locale;
import java.util.Optional;

/** What {@code x-stability-level} says, from least to most stable. */
enum Stability {
  DRAFT,
  ALPHA,
  BETA,
  STABLE;

  static final String KEY = "x-stability-level";

  /** Empty if nothing or nothing known is said. */
  static Optional<Stability> of(Spot spot) {
    String text = spot.text(KEY).toUpperCase(Locale.ROOT);
    for (Stability stability : values()) {
      if (stability.name().equals(text)) {
        return Optional.of(stability);
      }
    }
    return Optional.empty();
  }

  /** Whether something is said that is no level. */
  static boolean invalid(Spot spot) {
    return spot.has(KEY) && of(spot).isEmpty();
  }

  boolean promises() {
    return this == BETA || this == STABLE;
  }

  String shown() {
    return name().toLowerCase(Locale.ROOT);
  }
}

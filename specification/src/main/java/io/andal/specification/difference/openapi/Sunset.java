package io.andal.specification.difference.openapi;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The day on which something goes away, as {@code x-sunset} says. */
final class Sunset {
  static final String KEY = "x-sunset";

  private Sunset() {}

  /** Empty if nothing is said, or nothing that is a day. */
  static Optional<LocalDate> of(Spot spot) {
    String text = spot.text(KEY);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException notADay) {
      try {
        return Optional.of(OffsetDateTime.parse(text).toLocalDate());
      } catch (DateTimeParseException notATime) {
        return Optional.empty();
      }
    }
  }

  /** Whether something is said that is no day. */
  static boolean invalid(Spot spot) {
    return spot.has(KEY) && of(spot).isEmpty();
  }
}

package io.andal.specification.outline;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The day on which an operation goes away, where its author wrote one down. */
public final class Sunset {
  private static final Set<String> KEYS =
      Set.of("x-sunset", "x-sunset-date", "x-api-sunset", "sunset");

  private static final int DAY_LENGTH = "2027-01-31".length();

  private Sunset() {}

  /** What {@code x-sunset} says: a day, a time, or a date as HTTP writes it (RFC 8594). */
  public static Optional<LocalDate> of(Mapping operation) {
    for (Field field : operation.fields()) {
      if (field.value() instanceof Scalar scalar
          && KEYS.contains(field.key().toLowerCase(Locale.ROOT))) {
        return day(scalar.text().strip());
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    boolean letters = !text.isEmpty() && Character.isLetter(text.charAt(0));
    try {
      return Optional.of(
          letters
              ? LocalDate.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
              : LocalDate.parse(text.substring(0, Math.min(DAY_LENGTH, text.length()))));
    } catch (DateTimeException e) {
      // an author's own words, such as "end of 2027": no day can be told from them
      return Optional.empty();
    }
  }
}

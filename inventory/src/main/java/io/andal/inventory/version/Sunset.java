package io.andal.inventory.version;

import io.andal.specification.Outline;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** When an API goes away, as its description says. */
public final class Sunset {
  private Sunset() {}

  /** The day on which the last of it is gone; empty if any of it stays. */
  static Optional<LocalDate> of(Outline outline) {
    Optional<LocalDate> whole =
        Stream.of("x-sunset", "sunset", "x-sunset-date", "x-eol")
            .map(field -> outline.extensions().getOrDefault(field, ""))
            .flatMap(text -> date(text).stream())
            .findFirst();
    if (whole.isPresent() || outline.operations().isEmpty()) {
      return whole;
    }
    boolean every =
        outline.operations().stream().allMatch(operation -> operation.sunset().isPresent());
    return every
        ? outline.operations().stream()
            .flatMap(operation -> operation.sunset().stream())
            .max(LocalDate::compareTo)
        : Optional.empty();
  }

  /** A date, a time with a zone, or the form of the Sunset header (RFC 8594). */
  public static Optional<LocalDate> date(String text) {
    String plain = text.strip();
    try {
      if (plain.length() == 10 || (plain.length() > 10 && plain.charAt(10) == 'T')) {
        return Optional.of(LocalDate.parse(plain.substring(0, 10)));
      }
      return plain.isEmpty()
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME)
                  .withZoneSameInstant(ZoneOffset.UTC)
                  .toLocalDate());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package io.andal.server.api;

import io.andal.signal.MinuteRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times and durations as REST writes them: ISO instants, and {@code 5m}, {@code 1h}, {@code 30d}. */
public final class Times {
  private Times() {}

  /**
   * Reads an ISO 8601 time with zone, or seconds since 1970.
   *
   * @throws ApiException if it is neither
   */
  public static Instant parse(String parameter, String text) {
    try {
      return text.matches("\\d{1,11}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ApiException.badRequest(
          "%s is a time such as 2026-01-31T12:00:00Z or seconds since 1970, not '%s'."
              .formatted(parameter, text));
    }
  }

  public static Instant parseOr(String parameter, @Nullable String text, Instant otherwise) {
    return text == null || text.isEmpty() ? otherwise : parse(parameter, text);
  }

  /** When a minute starts. */
  public static Instant ofMinute(long minute) {
    return MinuteRange.startOf(minute);
  }

  /** The shortest exact way to write a duration: {@code 90m}, {@code 1h}, {@code 30d}. */
  public static String shortly(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}

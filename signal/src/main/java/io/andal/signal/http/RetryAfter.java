package io.andal.signal.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. Stateless. */
final class RetryAfter {
  private static final long LONGEST = 3600;

  private RetryAfter() {}

  /**
   * How long the server asks to wait, in seconds, at most an hour; empty if it doesn't.
   *
   * @param now used where the server doesn't say what it takes for now
   */
  static Optional<Long> seconds(HttpHeaders headers, Instant now) {
    return headers.firstValue("Retry-After").flatMap(text -> seconds(text.strip(), headers, now));
  }

  private static Optional<Long> seconds(String text, HttpHeaders headers, Instant now) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(text.length() > 9 ? LONGEST : Math.min(Long.parseLong(text), LONGEST));
    }
    Instant from = headers.firstValue("Date").flatMap(RetryAfter::date).orElse(now);
    return date(text)
        .map(until -> Math.clamp(Duration.between(from, until).toSeconds(), 0L, LONGEST));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

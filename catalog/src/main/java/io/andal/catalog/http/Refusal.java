package io.andal.catalog.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that isn't what was asked for.
 *
 * @param place who answered, for people
 * @param code a short name of the error that the body has; empty if none
 * @param words of the body for people, in which no secret is; empty if none
 * @param retryAfter how long the system asks to wait by the header of that name
 */
public record Refusal(
    String place,
    int status,
    String code,
    String words,
    Optional<Duration> retryAfter,
    HttpHeaders headers) {

  /** {@code api.swaggerhub.com answered 403: Access denied.} */
  public String said() {
    String end = words.isEmpty() ? "" : ": " + words.replaceAll("\\.$", "");
    return "%s answered %d%s.".formatted(place, status, end);
  }
}

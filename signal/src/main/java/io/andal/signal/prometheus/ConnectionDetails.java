package io.andal.signal.prometheus;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import io.andal.signal.http.HttpLimits;
import io.andal.workspace.SecretReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * How a Prometheus is reached: {@code connectionDetails} of its DataSource.
 *
 * @param username empty if there is no basic authentication
 * @param password a secret's reference
 * @param bearerToken a secret's reference; empty if there is none
 * @param tenant sent as {@code X-Scope-OrgID}; empty if there is none
 */
record ConnectionDetails(
    URI url,
    String username,
    String password,
    String bearerToken,
    String tenant,
    Timing timing,
    HttpLimits limits) {
  static final Timing TIMING =
      new Timing(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofHours(6));

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static ConnectionDetails of(Map<String, Object> details) {
    Map<?, ?> basic = details.get("basicAuth") instanceof Map<?, ?> map ? map : Map.of();
    HttpLimits usual = HttpLimits.DEFAULT;
    return new ConnectionDetails(
        URI.create(text(details, "url").replaceAll("/+$", "")),
        text(basic, "username"),
        text(basic, "password"),
        text(details, "bearerToken"),
        text(details, "tenant"),
        new Timing(
            duration(details, "delay", TIMING.delay()),
            duration(details, "overlap", TIMING.overlap()),
            duration(details, "chunk", TIMING.chunk())),
        new HttpLimits(
            usual.connect(),
            duration(details, "timeout", usual.total()),
            usual.bodyBytes(),
            details.get("maxConcurrentQueries") instanceof Number n
                ? Math.clamp(n.intValue(), 1, 64)
                : usual.concurrent(),
            Boolean.TRUE.equals(details.get("allowPrivateMetadataAddresses"))));
  }

  /**
   * The headers of every request; secrets are read anew each time, so a rotated one is used.
   *
   * @throws IllegalStateException if a secret isn't there
   */
  Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    if (!username.isEmpty()) {
      String pair = secret(username) + ":" + secret(password);
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    } else if (!bearerToken.isEmpty()) {
      headers.put("Authorization", "Bearer " + secret(bearerToken));
    }
    if (!tenant.isEmpty()) {
      headers.put("X-Scope-OrgID", tenant);
    }
    return headers;
  }

  private static String secret(String text) {
    return SecretReference.isReference(text) ? SecretReference.resolve(text) : text;
  }

  private static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : String.valueOf(value);
  }

  private static Duration duration(Map<String, Object> details, String field, Duration usual) {
    return Durations.parse(text(details, field)).orElse(usual);
  }
}

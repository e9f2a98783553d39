package io.andal.signal.prometheus;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import io.andal.signal.aws.SigV4Credentials;
import io.andal.signal.google.auth.GoogleCredentials;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How a Prometheus is reached: {@code connectionDetails} of its DataSource.
 *
 * @param credentials references, not secrets
 * @param tenant sent as {@code X-Scope-OrgID}; empty if there is none
 * @param requestsPerMinute at most, at least 1
 */
record ConnectionDetails(
    URI url,
    Credentials credentials,
    TlsFiles tls,
    String tenant,
    Timing timing,
    HttpLimits limits,
    int requestsPerMinute) {
  static final Timing TIMING =
      new Timing(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofHours(6));

  /** Generous for one server, and a bound where something asks too often. */
  private static final int REQUESTS_PER_MINUTE = 1_200;

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static ConnectionDetails of(Map<String, Object> details) {
    return of(details, TIMING);
  }

  /**
   * The same with another usual timing.
   *
   * @param timing where the details say none
   */
  static ConnectionDetails of(Map<String, Object> details, Timing timing) {
    HttpLimits usual = HttpLimits.DEFAULT;
    return new ConnectionDetails(
        URI.create(text(details, "url").replaceAll("/+$", "")),
        credentials(details),
        TlsFiles.of(details),
        text(details, "tenant"),
        new Timing(
            duration(details, "delay", timing.delay()),
            duration(details, "overlap", timing.overlap()),
            duration(details, "chunk", timing.chunk())),
        new HttpLimits(
            usual.connect(),
            duration(details, "timeout", usual.total()),
            usual.bodyBytes(),
            details.get("maxConcurrentQueries") instanceof Number n
                ? Math.clamp(n.intValue(), 1, 64)
                : usual.concurrent(),
            Boolean.TRUE.equals(details.get("allowPrivateMetadataAddresses"))),
        details.get("maxRequestsPerMinute") instanceof Number number
            ? Math.max(1, number.intValue())
            : REQUESTS_PER_MINUTE);
  }

  /** The same with other credentials. */
  ConnectionDetails with(Credentials others) {
    return new ConnectionDetails(url, others, tls, tenant, timing, limits, requestsPerMinute);
  }

  private static Credentials credentials(Map<String, Object> details) {
    if (details.get("basicAuth") instanceof Map<?, ?> basic) {
      return new Credentials.Basic(text(basic, "username"), text(basic, "password"));
    }
    if (details.get("google") instanceof Map<?, ?> google) {
      return GoogleCredentials.of(google);
    }
    if (details.get("oauth2") instanceof Map<?, ?> client) {
      return new Credentials.Client(
          URI.create(text(client, "tokenUrl")),
          text(client, "clientId"),
          text(client, "clientSecret"),
          text(client, "scope"),
          text(client, "credentialsIn").equals("body"),
          text(client, "ca"));
    }
    if (details.get("sigv4") instanceof Map<?, ?> sigv4) {
      return SigV4Credentials.of(sigv4);
    }
    String token = text(details, "bearerToken");
    return token.isEmpty() ? new Credentials.None() : new Credentials.Bearer(token);
  }

  private static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : String.valueOf(value);
  }

  private static Duration duration(Map<String, Object> details, String field, Duration usual) {
    return Durations.parse(text(details, field)).orElse(usual);
  }
}

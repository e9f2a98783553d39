package io.andal.signal.prometheus;

import io.andal.signal.Timing;
import io.andal.signal.aws.SigV4Credentials;
import io.andal.signal.google.auth.GoogleCredentials;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
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
  static ConnectionDetails of(Map<String, Object> fields, Timing timing) {
    Details details = new Details(fields);
    return new ConnectionDetails(
        details.url(""),
        credentials(details),
        TlsFiles.of(details),
        details.text("tenant"),
        details.timing(timing),
        details.limits(),
        details.whole("maxRequestsPerMinute", REQUESTS_PER_MINUTE));
  }

  /** The same with other credentials. */
  ConnectionDetails with(Credentials others) {
    return new ConnectionDetails(url, others, tls, tenant, timing, limits, requestsPerMinute);
  }

  private static Credentials credentials(Details details) {
    if (details.has("basicAuth")) {
      Details basic = details.part("basicAuth");
      return new Credentials.Basic(basic.text("username"), basic.text("password"));
    }
    if (details.has("google")) {
      return GoogleCredentials.of(details.part("google"));
    }
    if (details.has("oauth2")) {
      Details client = details.part("oauth2");
      return new Credentials.Client(
          URI.create(client.text("tokenUrl")),
          client.text("clientId"),
          client.text("clientSecret"),
          client.text("scope"),
          client.text("credentialsIn").equals("body"),
          client.text("ca"));
    }
    if (details.has("sigv4")) {
      return SigV4Credentials.of(details.part("sigv4"));
    }
    String token = details.text("bearerToken");
    return token.isEmpty() ? new Credentials.None() : new Credentials.Bearer(token);
  }
}

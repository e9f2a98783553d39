package io.andal.signal.grafana;

import io.andal.signal.Timing;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a Grafana is reached: {@code connectionDetails} of its DataSource.
 *
 * @param credentials references, not secrets
 * @param organization sent as {@code X-Grafana-Org-Id}; 0 for the token's own
 * @param dataSource what SLIs ask that name none, by uid or name; empty if each names its own
 * @param annotates whether Andal writes annotations there
 * @param publishes whether Andal writes dashboards there
 * @param requestsPerMinute at most
 */
record GrafanaSettings(
    URI url,
    Credentials credentials,
    TlsFiles tls,
    long organization,
    String dataSource,
    boolean annotates,
    boolean publishes,
    int requestsPerMinute,
    Timing timing,
    HttpLimits limits) {
  static final Timing TIMING =
      new Timing(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(6));

  private static final int REQUESTS_PER_MINUTE = 240;

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static GrafanaSettings of(Map<String, Object> fields) {
    Details details = new Details(fields);
    Details publish = details.part("publish");
    return new GrafanaSettings(
        details.url(""),
        credentials(details),
        TlsFiles.of(details),
        fields.get("orgId") instanceof Number number ? number.longValue() : 0,
        details.text("datasource"),
        publish.allows("annotations"),
        publish.has("dashboards"),
        details.whole("maxRequestsPerMinute", REQUESTS_PER_MINUTE),
        details.timing(TIMING),
        details.limits());
  }

  private static Credentials credentials(Details details) {
    if (details.has("basicAuth")) {
      Details basic = details.part("basicAuth");
      return new Credentials.Basic(basic.text("username"), basic.text("password"));
    }
    String token = details.text("token");
    return token.isEmpty() ? new Credentials.None() : new Credentials.Bearer(token);
  }

  /**
   * The details of a Prometheus that is reached through Grafana's proxy.
   *
   * @param own the details of Grafana
   */
  static Map<String, Object> proxied(Map<String, Object> own, String uid) {
    Details known = new Details(own);
    Map<String, Object> details = new HashMap<>(own);
    details.keySet().removeAll(java.util.Set.of("token", "orgId", "datasource", "publish"));
    details.put("url", known.url("") + "/api/datasources/proxy/uid/" + GrafanaApi.segment(uid));
    if (own.containsKey("token")) {
      details.put("bearerToken", known.text("token"));
    }
    details.putIfAbsent("delay", TIMING.delay().toSeconds() + "s");
    return details;
  }
}

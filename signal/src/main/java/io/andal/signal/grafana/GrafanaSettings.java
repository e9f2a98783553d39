package io.andal.signal.grafana;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import io.andal.signal.http.Credentials;
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
  static GrafanaSettings of(Map<String, Object> details) {
    HttpLimits usual = HttpLimits.DEFAULT;
    Map<?, ?> publish = details.get("publish") instanceof Map<?, ?> map ? map : Map.of();
    return new GrafanaSettings(
        URI.create(text(details, "url").replaceAll("/+$", "")),
        credentials(details),
        TlsFiles.of(details),
        details.get("orgId") instanceof Number number ? number.longValue() : 0,
        text(details, "datasource"),
        Boolean.TRUE.equals(publish.get("annotations")),
        publish.get("dashboards") instanceof Map<?, ?>,
        whole(details, "maxRequestsPerMinute", REQUESTS_PER_MINUTE),
        new Timing(
            duration(details, "delay", TIMING.delay()),
            duration(details, "overlap", TIMING.overlap()),
            duration(details, "chunk", TIMING.chunk())),
        new HttpLimits(
            usual.connect(),
            duration(details, "timeout", usual.total()),
            usual.bodyBytes(),
            whole(details, "maxConcurrentQueries", usual.concurrent()),
            Boolean.TRUE.equals(details.get("allowPrivateMetadataAddresses"))));
  }

  private static Credentials credentials(Map<String, Object> details) {
    if (details.get("basicAuth") instanceof Map<?, ?> basic) {
      return new Credentials.Basic(text(basic, "username"), text(basic, "password"));
    }
    String token = text(details, "token");
    return token.isEmpty() ? new Credentials.None() : new Credentials.Bearer(token);
  }

  /**
   * The details of a Prometheus that is reached through Grafana's proxy.
   *
   * @param own the details of Grafana
   */
  static Map<String, Object> proxied(Map<String, Object> own, String uid) {
    Map<String, Object> details = new HashMap<>(own);
    details.keySet().removeAll(java.util.Set.of("token", "orgId", "datasource", "publish"));
    details.put(
        "url",
        text(own, "url").replaceAll("/+$", "")
            + "/api/datasources/proxy/uid/"
            + GrafanaApi.segment(uid));
    if (own.containsKey("token")) {
      details.put("bearerToken", text(own, "token"));
    }
    details.putIfAbsent("delay", TIMING.delay().toSeconds() + "s");
    return details;
  }

  static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : String.valueOf(value);
  }

  private static int whole(Map<String, Object> details, String field, int usual) {
    return details.get(field) instanceof Number number ? Math.max(1, number.intValue()) : usual;
  }

  private static Duration duration(Map<String, Object> details, String field, Duration usual) {
    return Durations.parse(text(details, field)).orElse(usual);
  }
}

package io.andal.signal.google;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import io.andal.signal.google.auth.GoogleCredentials;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How Cloud Monitoring is reached: {@code connectionDetails} of its DataSource.
 *
 * @param project whose metrics scope is read
 * @param url Google's own unless the document says another
 * @param requestsPerMinute at most
 */
record GoogleSettings(
    String project,
    URI url,
    GoogleCredentials credentials,
    TlsFiles tls,
    int requestsPerMinute,
    Timing timing,
    HttpLimits limits) {
  /** Google's own metrics are sampled every minute and seen up to four minutes later. */
  static final Timing TIMING =
      new Timing(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofDays(1));

  private static final String URL = "https://monitoring.googleapis.com";
  private static final int REQUESTS_PER_MINUTE = 300;

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static GoogleSettings of(Map<String, Object> details) {
    String url = text(details, "url");
    HttpLimits usual = HttpLimits.DEFAULT;
    return new GoogleSettings(
        text(details, "project"),
        URI.create(url.isEmpty() ? URL : url.replaceAll("/+$", "")),
        GoogleCredentials.of(details),
        TlsFiles.of(details),
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
            false));
  }

  private static String text(Map<String, Object> map, String field) {
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

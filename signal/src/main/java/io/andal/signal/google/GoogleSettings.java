package io.andal.signal.google;

import io.andal.signal.Timing;
import io.andal.signal.google.auth.GoogleCredentials;
import io.andal.signal.http.Details;
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
  static GoogleSettings of(Map<String, Object> fields) {
    Details details = new Details(fields);
    return new GoogleSettings(
        details.text("project"),
        details.url(URL),
        GoogleCredentials.of(details),
        TlsFiles.of(details),
        details.whole("maxRequestsPerMinute", REQUESTS_PER_MINUTE),
        details.timing(TIMING),
        details.limits());
  }
}

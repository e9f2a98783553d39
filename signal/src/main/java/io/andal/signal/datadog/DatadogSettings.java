package io.andal.signal.datadog;

import io.andal.signal.Timing;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How a Datadog is reached: {@code connectionDetails} of its DataSource.
 *
 * @param site the organization's, such as {@code datadoghq.eu}; empty if only a url is given
 * @param url the address before {@code /api}
 * @param apiKey a reference; empty if a token is used
 * @param applicationKey a reference; empty if a token is used
 * @param bearerToken a reference; empty if keys are used
 * @param firstApi whether series are read over version 1 of the API
 * @param requestsPerMinute at most
 */
record DatadogSettings(
    String site,
    URI url,
    String apiKey,
    String applicationKey,
    String bearerToken,
    boolean firstApi,
    TlsFiles tls,
    int requestsPerMinute,
    Timing timing,
    HttpLimits limits) {
  /** Agents and libraries are done within a minute or two; cloud integrations take 20. */
  static final Timing TIMING =
      new Timing(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofDays(1));

  private static final String USUAL_SITE = "datadoghq.com";
  private static final int REQUESTS_PER_MINUTE = 120;
  private static final long LONGEST_ANSWER = 64L << 20;

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static DatadogSettings of(Map<String, Object> fields) {
    Details details = new Details(fields);
    String site = details.text("site").toLowerCase(Locale.ROOT);
    String known = site.isEmpty() && details.text("url").isEmpty() ? USUAL_SITE : site;
    return new DatadogSettings(
        known,
        details.url("https://api." + known),
        details.text("apiKey"),
        details.text("applicationKey"),
        details.text("bearerToken"),
        details.text("api").equals("v1"),
        TlsFiles.of(details),
        details.whole("maxRequestsPerMinute", REQUESTS_PER_MINUTE),
        details.timing(TIMING),
        details.limits(LONGEST_ANSWER));
  }

  /** For people: the site, or where a url leads. */
  String place() {
    return site.isEmpty() ? String.valueOf(url.getHost()) : site;
  }

  /** Where people look at it; empty if that isn't known. */
  String pages() {
    if (site.isEmpty()) {
      return "";
    }
    boolean own = site.indexOf('.') < site.lastIndexOf('.');
    return "https://" + (own ? "" : "app.") + site;
  }
}

package io.andal.signal.datadog;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
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
  static DatadogSettings of(Map<String, Object> details) {
    String url = text(details, "url");
    String site = text(details, "site").toLowerCase(Locale.ROOT);
    String known = site.isEmpty() && url.isEmpty() ? USUAL_SITE : site;
    HttpLimits usual = HttpLimits.DEFAULT;
    return new DatadogSettings(
        known,
        URI.create(url.isEmpty() ? "https://api." + known : url.replaceAll("/+$", "")),
        text(details, "apiKey"),
        text(details, "applicationKey"),
        text(details, "bearerToken"),
        text(details, "api").equals("v1"),
        TlsFiles.of(details),
        whole(details, "maxRequestsPerMinute", REQUESTS_PER_MINUTE),
        new Timing(
            duration(details, "delay", TIMING.delay()),
            duration(details, "overlap", TIMING.overlap()),
            duration(details, "chunk", TIMING.chunk())),
        new HttpLimits(
            usual.connect(),
            duration(details, "timeout", usual.total()),
            LONGEST_ANSWER,
            whole(details, "maxConcurrentQueries", usual.concurrent()),
            false));
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

  private static String text(Map<?, ?> map, String field) {
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

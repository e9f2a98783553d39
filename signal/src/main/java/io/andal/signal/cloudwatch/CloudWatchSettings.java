package io.andal.signal.cloudwatch;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import io.andal.signal.aws.AwsIdentity;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.TlsFiles;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How a CloudWatch is reached: {@code connectionDetails} of its DataSource.
 *
 * @param url the address of CloudWatch, from the region unless the document says another
 * @param requestsPerMinute at most
 */
record CloudWatchSettings(
    AwsIdentity identity,
    URI url,
    TlsFiles tls,
    int requestsPerMinute,
    Timing timing,
    HttpLimits limits) {
  /** CloudWatch settles within ten minutes, and some services report up to two hours late. */
  static final Timing TIMING =
      new Timing(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofDays(1));

  /** What signatures call it. */
  static final String SERVICE = "monitoring";

  private static final int REQUESTS_PER_MINUTE = 120;
  private static final long LONGEST_ANSWER = 32L << 20;

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static CloudWatchSettings of(String name, Map<String, Object> details) {
    AwsIdentity identity = AwsIdentity.of(details, "andal-" + name);
    String url = text(details, "url");
    HttpLimits usual = HttpLimits.DEFAULT;
    return new CloudWatchSettings(
        identity,
        URI.create(
            url.isEmpty()
                ? "https://monitoring." + identity.region() + "." + identity.domain()
                : url.replaceAll("/+$", "")),
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

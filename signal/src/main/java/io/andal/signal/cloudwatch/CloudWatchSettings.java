package io.andal.signal.cloudwatch;

import io.andal.signal.Durations;
import io.andal.signal.Timing;
import io.andal.signal.http.HttpLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How a CloudWatch is reached: {@code connectionDetails} of its DataSource.
 *
 * @param url the address of CloudWatch, from the region unless the document says another
 * @param accessKeyId plain or a reference; empty if keys stand elsewhere
 * @param secretAccessKey a reference
 * @param sessionToken a reference; empty if there is none
 * @param profile of the shared files; empty if none is named
 * @param session how we are called in AWS' logs
 * @param roleArn a role to assume; empty if none
 * @param allowCredentialEndpoints whether this machine's own may be asked
 * @param requestsPerMinute at most
 */
record CloudWatchSettings(
    String region,
    URI url,
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    String profile,
    String session,
    String roleArn,
    String externalId,
    boolean allowCredentialEndpoints,
    int requestsPerMinute,
    Timing timing,
    HttpLimits limits) {
  /** CloudWatch settles within ten minutes, and some services report up to two hours late. */
  static final Timing TIMING =
      new Timing(Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofDays(1));

  private static final int REQUESTS_PER_MINUTE = 120;
  private static final long LONGEST_ANSWER = 32L << 20;

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static CloudWatchSettings of(String name, Map<String, Object> details) {
    Map<?, ?> role = details.get("assumeRole") instanceof Map<?, ?> map ? map : Map.of();
    String region = text(details, "region");
    String url = text(details, "url");
    HttpLimits usual = HttpLimits.DEFAULT;
    return new CloudWatchSettings(
        region,
        URI.create(
            url.isEmpty()
                ? "https://monitoring." + region + "." + domain(region)
                : url.replaceAll("/+$", "")),
        text(details, "accessKeyId"),
        text(details, "secretAccessKey"),
        text(details, "sessionToken"),
        text(details, "profile"),
        ("andal-" + name).substring(0, Math.min(64, name.length() + 6)),
        text(role, "arn"),
        text(role, "externalId"),
        Boolean.TRUE.equals(details.get("allowCredentialEndpoints")),
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

  /** The domain of a region's services: China has its own. */
  static String domain(String region) {
    return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
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

package io.andal.signal.cloudwatch;

import io.andal.signal.Timing;
import io.andal.signal.aws.AwsIdentity;
import io.andal.signal.http.Details;
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
  static CloudWatchSettings of(String name, Map<String, Object> fields) {
    Details details = new Details(fields);
    AwsIdentity identity = AwsIdentity.of(details, "andal-" + name);
    return new CloudWatchSettings(
        identity,
        details.url("https://monitoring." + identity.region() + "." + identity.domain()),
        TlsFiles.of(details),
        details.whole("maxRequestsPerMinute", REQUESTS_PER_MINUTE),
        details.timing(TIMING),
        details.limits(LONGEST_ANSWER));
  }
}

package io.andal.signal.cloudwatch;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import io.andal.signal.prometheus.PromqlDialect;
import java.util.Optional;

/** How CloudWatch's query endpoint differs from Prometheus: it fails as AWS does. */
final class CloudWatchDialect implements PromqlDialect {

  @Override
  public String type() {
    return "CloudWatch";
  }

  @Override
  public Timing timing() {
    return CloudWatchSettings.TIMING;
  }

  @Override
  public Optional<SourceFailure> failure(int status, String said, String error) {
    if (status == 429 || error.contains("Throttl")) {
      return Optional.of(
          new SourceFailure(
              Cause.UNAVAILABLE,
              said,
              "It is asked again later; lower `maxRequestsPerMinute`, or ask AWS for a higher"
                  + " quota."));
    }
    if (status == 401 || status == 403 || error.contains("AccessDenied")) {
      return Optional.of(
          new SourceFailure(
              Cause.DENIED,
              said,
              "Check the keys, this machine's clock, and that they may cloudwatch:GetMetricData"
                  + " and cloudwatch:ListMetrics."));
    }
    return status == 400
        ? Optional.of(
            new SourceFailure(
                Cause.BAD_QUERY,
                said,
                "Name the metric exactly, and try the query in CloudWatch's Query Studio."))
        : Optional.empty();
  }
}

package io.andal.signal.google;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.google.MonitoringApi.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tries what Andal has to be allowed, one right at a time. */
final class Doubts {
  /** How late most of Google's own metrics are. */
  private static final Duration LATE = Duration.ofMinutes(4);

  private final MonitoringApi api;
  private final Duration delay;

  Doubts(MonitoringApi api, Duration delay) {
    this.api = api;
    this.delay = delay;
  }

  List<String> at(Instant now) throws SourceException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    Parameter one = new Parameter("pageSize", "1");
    List<Parameter> series =
        List.of(
            new Parameter("filter", "metric.type=\"run.googleapis.com/request_count\""),
            new Parameter("interval.startTime", now.minusSeconds(600).toString()),
            new Parameter("interval.endTime", now.toString()),
            new Parameter("view", "HEADERS"),
            one);
    tried(
        "timeSeries",
        series,
        "The account may not read metrics (monitoring.timeSeries.list), so nothing can be"
            + " counted",
        doubts);
    tried(
        "metricDescriptors",
        List.of(one),
        "The account may not ask of what kind metrics are (monitoring.metricDescriptors.get and"
            + " list), so no `filter` can be read",
        doubts);
    tried(
        "services",
        List.of(one),
        "The account may not see Google's own SLOs (monitoring.services.list and"
            + " monitoring.slos.list), so they can't be imported",
        doubts);
    if (delay.compareTo(LATE) < 0) {
      doubts.add(
          "The `delay` of %d s is shorter than Google's own metrics take: write at least 4m, or"
                  .formatted(delay.toSeconds())
              + " minutes are read before they are whole.");
    }
    return doubts;
  }

  private void tried(String path, List<Parameter> parameters, String denied, List<String> doubts)
      throws SourceException, InterruptedException {
    try {
      api.ofProject(path, parameters, false);
    } catch (SourceException e) {
      if (e.failure().cause() == Cause.DENIED) {
        doubts.add(
            denied + ": give it roles/monitoring.viewer on the project " + api.project() + ".");
      } else if (e.failure().cause() != Cause.BAD_QUERY) {
        throw e;
      }
    }
  }
}

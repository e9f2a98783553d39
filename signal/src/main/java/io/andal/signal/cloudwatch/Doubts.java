package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Looks for rights that are missing and settings that spoil counts. */
final class Doubts {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration SHORTEST_DELAY = Duration.ofMinutes(3);

  private final CloudWatchApi api;
  private final Timing timing;
  private final Clock clock;

  Doubts(CloudWatchApi api, Timing timing, Clock clock) {
    this.api = api;
    this.timing = timing;
    this.clock = clock;
  }

  /** Something that is tried. */
  private interface Trial {
    void run() throws SourceException, InterruptedException;
  }

  List<String> all() throws SourceException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    MetricStat any = new MetricStat("AWS/Lambda", "Invocations", Map.of(), "Sum", "");
    long hour = Math.floorDiv(MinuteRange.minuteOf(clock.instant()), 60L) * 60;
    Period period = new Period(new MinuteRange(hour - 60, hour), 60);
    if (denied(
        () ->
            api.getMetricData(
                new Batch(List.of(new Question.Plain(any))).request(period), false))) {
      doubts.add(
          "Metrics may not be read: allow cloudwatch:GetMetricData, without which nothing is"
              + " counted.");
    }
    ObjectNode list = MAPPER.createObjectNode();
    list.put("Namespace", "AWS/Lambda");
    if (denied(() -> api.listMetrics(list))) {
      doubts.add(
          "Metrics may not be listed: allow cloudwatch:ListMetrics for suggestions and for SLIs"
              + " with `query`.");
    }
    if (timing.delay().compareTo(SHORTEST_DELAY) < 0) {
      doubts.add(
          "The `delay` of %d s is shorter than AWS' services take to report: write 3m or more, or"
                  .formatted(timing.delay().toSeconds())
              + " minutes are first counted as missing.");
    }
    return doubts;
  }

  private static boolean denied(Trial trial) throws SourceException, InterruptedException {
    try {
      trial.run();
      return false;
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.DENIED) {
        throw e;
      }
      return true;
    }
  }
}

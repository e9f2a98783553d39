package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The smallest questions, for those who want to know only whether they are answered. */
final class Probe {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final MetricStat ANY =
      new MetricStat("AWS/Lambda", "Invocations", Map.of(), "Sum", "");

  private final CloudWatchApi api;
  private final Clock clock;

  Probe(CloudWatchApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /** Reads one value; what isn't there is answered with nothing. */
  void data() throws SourceException, InterruptedException {
    long hour = Math.floorDiv(MinuteRange.minuteOf(clock.instant()), 60L) * 60;
    Period period = new Period(new MinuteRange(hour - 60, hour), 60);
    api.getMetricData(new Batch(List.of(new Question.Plain(ANY))).request(period), false);
  }

  /** Lists one namespace's metrics. */
  void list() throws SourceException, InterruptedException {
    ObjectNode request = MAPPER.createObjectNode();
    request.put("Namespace", ANY.namespace());
    api.listMetrics(request);
  }
}

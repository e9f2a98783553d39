package io.andal.signal.cloudwatch;

import io.andal.signal.SignalSource;
import io.andal.signal.aws.Surroundings;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes sources of {@code type: CloudWatch}. */
public final class CloudWatchSources {
  private CloudWatchSources() {}

  /**
   * Opens a source; asks nothing yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static SignalSource open(String name, Map<String, Object> connectionDetails, Clock clock) {
    return open(name, connectionDetails, Surroundings.real(clock));
  }

  static SignalSource open(
      String name, Map<String, Object> connectionDetails, Surroundings surroundings) {
    CloudWatchSettings settings = CloudWatchSettings.of(name, connectionDetails);
    Map<String, Object> queries = new HashMap<>();
    queries.put("url", settings.url().toString());
    queries.put("maxRequestsPerMinute", settings.requestsPerMinute());
    for (String shared : List.of("timeout", "maxConcurrentQueries")) {
      if (connectionDetails.containsKey(shared)) {
        queries.put(shared, connectionDetails.get(shared));
      }
    }
    return new CloudWatchSource(name, settings, queries, surroundings);
  }
}

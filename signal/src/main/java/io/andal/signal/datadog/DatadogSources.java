package io.andal.signal.datadog;

import io.andal.signal.SignalSource;
import java.time.Clock;
import java.util.Map;

/** Makes sources of {@code type: Datadog}. */
public final class DatadogSources {
  private DatadogSources() {}

  /**
   * Opens a source; asks nothing yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static SignalSource open(String name, Map<String, Object> connectionDetails, Clock clock) {
    return open(name, connectionDetails, Surroundings.real(clock));
  }

  static DatadogSource open(
      String name, Map<String, Object> connectionDetails, Surroundings surroundings) {
    return new DatadogSource(name, DatadogSettings.of(connectionDetails), surroundings);
  }
}

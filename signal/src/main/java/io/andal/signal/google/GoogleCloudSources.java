package io.andal.signal.google;

import io.andal.signal.SignalSource;
import io.andal.signal.google.auth.Surroundings;
import java.time.Clock;
import java.util.Map;

/** Makes sources of {@code type: GoogleCloud}. */
public final class GoogleCloudSources {
  private GoogleCloudSources() {}

  /**
   * Opens a source; asks nothing yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static SignalSource open(String name, Map<String, Object> connectionDetails, Clock clock) {
    return open(name, connectionDetails, Surroundings.real(clock));
  }

  static GoogleCloudSource open(
      String name, Map<String, Object> connectionDetails, Surroundings surroundings) {
    return new GoogleCloudSource(name, GoogleSettings.of(connectionDetails), surroundings);
  }
}

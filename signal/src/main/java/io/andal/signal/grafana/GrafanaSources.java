package io.andal.signal.grafana;

import io.andal.signal.SignalSource;
import io.andal.signal.http.RequestBudget;
import java.time.Clock;
import java.util.Map;

/** Makes sources of {@code type: Grafana}, and what else talks to a Grafana. */
public final class GrafanaSources {
  private GrafanaSources() {}

  /**
   * Opens a source; asks nothing yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static SignalSource open(String name, Map<String, Object> connectionDetails, Clock clock) {
    return open(name, connectionDetails, clock, Thread::sleep);
  }

  static SignalSource open(
      String name, Map<String, Object> details, Clock clock, RequestBudget.Pause pause) {
    GrafanaSettings settings = GrafanaSettings.of(details);
    return new GrafanaSource(
        name,
        settings,
        new GrafanaApi(settings, clock, pause),
        new Proxied(name, details, settings.organization(), clock),
        clock);
  }

  /** Opens the API alone, for those who write to Grafana. */
  public static GrafanaApi api(Map<String, Object> connectionDetails, Clock clock) {
    return new GrafanaApi(GrafanaSettings.of(connectionDetails), clock, Thread::sleep);
  }
}

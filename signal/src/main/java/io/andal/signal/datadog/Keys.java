package io.andal.signal.datadog;

import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the keys are, and what they may. */
final class Keys {
  private final DatadogApi api;
  private final DatadogSettings settings;
  private final Clock clock;

  Keys(DatadogApi api, DatadogSettings settings, Clock clock) {
    this.api = api;
    this.settings = settings;
    this.clock = clock;
  }

  /** What answers. A token can't be validated: it is asked for its last minute of nothing. */
  String identify() throws SourceException, InterruptedException {
    if (settings.apiKey().isEmpty()) {
      mayReadSeries();
    } else {
      JsonNode body = api.get(Endpoint.KEYS, "/api/v1/validate", Map.of(), false);
      if (!body.path("valid").asBoolean(false)) {
        throw api.broken("it doesn't say that the API key is valid");
      }
    }
    return "Datadog at " + settings.place();
  }

  private void mayReadSeries() throws SourceException, InterruptedException {
    long now = clock.instant().getEpochSecond();
    Term metric = new Term("sum", "datadog.estimated_usage.hosts", "*", "", java.util.List.of());
    if (settings.firstApi()) {
      new FirstSeriesApi(api).ask(java.util.List.of(metric.text()), now - 300, now, false);
    } else {
      new SecondSeriesApi(api)
          .ask(
              new Batch(java.util.List.of(Column.of(metric)), 60),
              (now - 300) * 1_000,
              now * 1_000,
              SecondSeriesApi.MINUTE_MILLIS,
              false);
    }
  }
}

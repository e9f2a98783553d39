package io.andal.signal.datadog;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

  /** What answers. A token can't be validated: it is used for a query instead. */
  String identify() throws SourceException, InterruptedException {
    if (settings.apiKey().isEmpty()) {
      askForSeries();
    } else {
      JsonNode body = api.get(Endpoint.KEYS, "/api/v1/validate", Map.of(), false);
      if (!body.path("valid").asBoolean(false)) {
        throw api.broken("it doesn't say that the API key is valid");
      }
    }
    return "Datadog at " + settings.place();
  }

  /** Which organization it is, and with which key; a token's owner isn't told. */
  String principal() throws SourceException, InterruptedException {
    if (settings.apiKey().isEmpty()) {
      return "";
    }
    JsonNode data;
    try {
      data = api.get(Endpoint.KEYS, "/api/v2/validate", Map.of(), false).path("data");
    } catch (SourceException e) {
      return switch (e.failure().cause()) {
        case UNREACHABLE, TIMEOUT, UNAVAILABLE, BROKEN_ANSWER -> throw e;
        // A preview of Datadog's, which not every site and key has.
        case DENIED, BAD_QUERY, LIMITED -> "";
      };
    }
    String organization = data.path("id").asString("");
    String key = data.path("attributes").path("api_key_id").asString("");
    if (organization.isEmpty()) {
      return "";
    }
    return "organization %s%s".formatted(organization, key.isEmpty() ? "" : ", API key " + key);
  }

  /** Tries what each scope is for. */
  List<String> doubts() throws SourceException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    note(doubts, this::askForSeries, "read series, so nothing can be measured", Endpoint.SERIES);
    note(
        doubts,
        () -> api.get(Endpoint.SLO, "/api/v1/slo", Map.of("limit", "1"), false),
        "see SLOs, so none can be imported",
        Endpoint.SLO);
    note(
        doubts,
        () -> api.get(Endpoint.METRICS, "/api/v1/metrics", since(now()), false),
        "list metrics, so nothing can be suggested",
        Endpoint.METRICS);
    return doubts;
  }

  /** Something that may be forbidden. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws SourceException, InterruptedException;
  }

  private void note(List<String> doubts, Attempt attempt, String what, Endpoint endpoint)
      throws SourceException, InterruptedException {
    try {
      attempt.run();
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.DENIED) {
        throw e;
      }
      doubts.add(
          ("The application key may not %s: give it the scope %s under Organization Settings,"
                  + " Application Keys, and check that both keys are of %s.")
              .formatted(what, endpoint.scope(), settings.place()));
    }
  }

  static Map<String, String> since(long seconds) {
    return Map.of("from", String.valueOf(seconds));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private void askForSeries() throws SourceException, InterruptedException {
    Term metric = new Term("sum", "datadog.estimated_usage.hosts", "*", "", List.of());
    long minute = Math.floorDiv(now(), 60L);
    SeriesApi.of(api, settings)
        .ask(new Batch(List.of(Column.of(metric)), 60), new MinuteRange(minute - 5, minute), false);
  }
}

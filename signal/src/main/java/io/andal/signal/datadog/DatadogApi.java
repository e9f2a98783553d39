package io.andal.signal.datadog;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.PatientSender;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Datadog's HTTP API: asks patiently, and says in words why it got nothing. Thread-safe. */
final class DatadogApi implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Map<String, String> GET_HEADERS = Map.of("Accept", "application/json");
  private static final Map<String, String> POST_HEADERS =
      Map.of("Accept", "application/json", "Content-Type", "application/json");

  private final DatadogSettings settings;
  private final SecureHttp http;
  private final Surroundings surroundings;
  private final RequestBudget budget;
  private final Pace pace;

  DatadogApi(DatadogSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.http =
        new SecureHttp(
            settings.limits(),
            settings.tls(),
            new DatadogKeys(settings.apiKey(), settings.applicationKey(), settings.bearerToken()));
    this.budget =
        new RequestBudget(settings.requestsPerMinute(), surroundings.clock(), surroundings.pause());
    this.pace = new Pace(settings.place(), surroundings);
  }

  /** An answer, or why there is none. */
  private record Outcome(
      JsonNode body, ApiError error, Optional<Long> retryAfter, HttpHeaders headers) {}

  /** One attempt at a request. */
  @FunctionalInterface
  private interface Attempt {
    Outcome send() throws SourceException, InterruptedException;
  }

  JsonNode get(Endpoint endpoint, String path, Map<String, String> parameters, boolean history)
      throws SourceException, InterruptedException {
    String query =
        parameters.entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    URI uri = URI.create(settings.url() + path + (query.isEmpty() ? "" : "?" + query));
    return patiently(endpoint, history, () -> http.get(uri, GET_HEADERS, this::outcome));
  }

  JsonNode post(Endpoint endpoint, String path, JsonNode body, boolean history)
      throws SourceException, InterruptedException {
    URI uri = URI.create(settings.url() + path);
    String text = MAPPER.writeValueAsString(body);
    return patiently(
        endpoint, history, () -> http.exchange("POST", uri, POST_HEADERS, text, this::outcome));
  }

  private JsonNode patiently(Endpoint endpoint, boolean history, Attempt attempt)
      throws SourceException, InterruptedException {
    for (int number = 1; ; number++) {
      budget.take(history);
      pace.before(endpoint);
      Outcome outcome = attempt.send();
      ApiError error = outcome.error();
      if (error.status() == 200) {
        pace.answered(endpoint, outcome.headers());
        return outcome.body();
      }
      Duration pause = PatientSender.pause(number);
      if (error.throttled()) {
        pace.refused(endpoint, outcome.headers(), outcome.retryAfter(), pause);
      } else {
        pace.answered(endpoint, outcome.headers());
      }
      if (!error.passing() || number == PatientSender.ATTEMPTS) {
        throw new SourceException(failure(endpoint, error));
      }
      if (!error.throttled()) {
        surroundings.pause().of(pause);
      }
    }
  }

  private Outcome outcome(HttpAnswer answer) throws IOException, SourceException {
    if (answer.status() >= 300 && answer.status() < 400) {
      throw broken("it redirects to " + answer.location().orElse("nowhere"));
    }
    if (answer.status() != 200) {
      return new Outcome(
          MAPPER.createObjectNode(),
          ApiError.of(answer),
          answer.retryAfterSeconds(),
          answer.headers());
    }
    byte[] bytes = answer.body().readAllBytes();
    JsonNode body;
    try {
      body = MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw broken(e.getOriginalMessage());
    }
    if (!body.isObject()) {
      throw broken("it is no JSON object");
    }
    return new Outcome(body, ApiError.NONE, Optional.empty(), answer.headers());
  }

  private SourceFailure failure(Endpoint endpoint, ApiError error) {
    String said = "%s answered %s.".formatted(settings.place(), error.words());
    return switch (error.status()) {
      case 401, 403 -> new SourceFailure(Cause.DENIED, said, rights(endpoint));
      case 429 ->
          new SourceFailure(
              Cause.UNAVAILABLE,
              said,
              "It is asked again later; lower `maxRequestsPerMinute`, or ask Datadog for a higher"
                  + " limit.");
      case 413, 414 ->
          new SourceFailure(
              Cause.LIMITED, said, "The query is longer than it takes; split or shorten it.");
      case 400, 404, 422 ->
          error.said().isEmpty()
              ? elsewhere(said)
              : new SourceFailure(Cause.BAD_QUERY, said, correction(endpoint));
      default ->
          error.status() >= 500
              ? new SourceFailure(
                  Cause.UNAVAILABLE, said, "Look at Datadog's status page; it is asked again.")
              : elsewhere(said);
    };
  }

  private static String correction(Endpoint endpoint) {
    return endpoint == Endpoint.SLO_HISTORY
        ? "Check the SLO's id, and that it is one of this organization."
        : "Try it in Datadog's Metrics Explorer and correct it.";
  }

  private static SourceFailure elsewhere(String said) {
    return new SourceFailure(
        Cause.BROKEN_ANSWER, said, "Check `site` or `url`, and proxies in between.");
  }

  private String rights(Endpoint endpoint) {
    String scope =
        endpoint.scope().isEmpty()
            ? ""
            : " and that the application key has the scope %s".formatted(endpoint.scope());
    return "Check that the keys are of an organization at %s, for they work at no other site%s."
        .formatted(settings.place(), scope);
  }

  SourceException broken(String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(settings.place(), why),
            "Check that `site` or `url` leads to Datadog itself and that no proxy cuts answers."));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}

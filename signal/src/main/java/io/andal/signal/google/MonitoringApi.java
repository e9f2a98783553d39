package io.andal.signal.google;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.google.auth.Surroundings;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.PatientSender;
import io.andal.signal.http.PatientSender.Outcome;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cloud Monitoring's REST API, version 3: patient, and within a budget. Thread-safe. */
final class MonitoringApi implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final GoogleSettings settings;
  private final PatientSender sender;
  private final SecureHttp http;

  MonitoringApi(
      GoogleSettings settings,
      Authentication authentication,
      RequestBudget budget,
      Surroundings surroundings) {
    this.settings = settings;
    this.sender = new PatientSender(name(), budget, surroundings.clock(), surroundings.pause());
    this.http = new SecureHttp(settings.limits(), settings.tls(), authentication);
  }

  /** A parameter of a query string; names may come more than once. */
  record Parameter(String name, String value) {
    private String encoded() {
      return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  String project() {
    return settings.project();
  }

  /** Asks below the project: {@code timeSeries}. */
  JsonNode ofProject(String path, List<Parameter> parameters, boolean history)
      throws SourceException, InterruptedException {
    return get("projects/" + settings.project() + "/" + path, parameters, history);
  }

  /**
   * Asks for a resource by its whole name; asks again when it is throttled.
   *
   * @param history whether it may wait longer than live slices
   */
  JsonNode get(String name, List<Parameter> parameters, boolean history)
      throws SourceException, InterruptedException {
    String query = parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    URI uri = URI.create(settings.url() + "/v3/" + name + (query.isEmpty() ? "" : "?" + query));
    return sender.send(
        history, () -> http.get(uri, Map.of("Accept", "application/json"), this::outcome));
  }

  private Outcome<JsonNode> outcome(HttpAnswer answer) throws IOException, SourceException {
    if (answer.status() >= 300 && answer.status() < 400) {
      throw broken("it redirects to " + answer.location().orElse("nowhere"));
    }
    if (answer.status() != 200) {
      GoogleError error = GoogleError.of(answer);
      return new Outcome.Refused<>(
          error.failure(name()), error.passing(), answer.retryAfterSeconds());
    }
    byte[] bytes = answer.body().readAllBytes();
    try {
      JsonNode page = MAPPER.readTree(bytes);
      if (page.isObject()) {
        return new Outcome.Answered<>(page);
      }
    } catch (JacksonException e) {
      throw broken(e.getOriginalMessage());
    }
    throw broken("it is no JSON object");
  }

  SourceException broken(String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(name(), why),
            "Check that `url` leads to Google itself and that no proxy cuts answers."));
  }

  private String name() {
    return settings.url().getHost();
  }

  @Override
  public void close() {
    http.close();
  }
}

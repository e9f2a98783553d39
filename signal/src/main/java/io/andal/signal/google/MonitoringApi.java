package io.andal.signal.google;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.google.auth.Surroundings;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cloud Monitoring's REST API, version 3: patient, and within a budget. Thread-safe. */
final class MonitoringApi implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /** Who asks for more patience than this isn't waited for, but left alone for that long. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final GoogleSettings settings;
  private final Surroundings surroundings;
  private final RequestBudget budget;
  private final SecureHttp http;
  private volatile Instant notBefore = Instant.MIN;

  MonitoringApi(
      GoogleSettings settings,
      Authentication authentication,
      RequestBudget budget,
      Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.budget = budget;
    this.http = new SecureHttp(settings.limits(), settings.tls(), authentication);
  }

  /** A parameter of a query string; names may come more than once. */
  record Parameter(String name, String value) {
    private String encoded() {
      return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  /** An answer, or why there is none. */
  private record Outcome(JsonNode page, GoogleError error, Optional<Long> retryAfter) {}

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
    for (int attempt = 1; ; attempt++) {
      checkPatience();
      budget.take(history);
      Outcome outcome = http.get(uri, Map.of("Accept", "application/json"), this::outcome);
      GoogleError error = outcome.error();
      if (error.status() == 200) {
        return outcome.page();
      }
      Duration pause = pause(attempt, outcome.retryAfter());
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        notBefore = surroundings.clock().instant().plus(pause);
      } else if (error.passing() && attempt < ATTEMPTS) {
        surroundings.pause().of(pause);
        continue;
      }
      throw new SourceException(error.failure(name()));
    }
  }

  private void checkPatience() throws SourceException {
    Instant now = surroundings.clock().instant();
    if (now.isBefore(notBefore) && notBefore.isBefore(now.plusSeconds(3601))) {
      throw new SourceException(
          new SourceFailure(
              Cause.UNAVAILABLE,
              "%s asked not to be asked before %s.".formatted(name(), notBefore),
              "Nothing to do: it is asked again then."));
    }
  }

  /** Twice as long each time, and each a little different, so that many don't return at once. */
  private static Duration pause(int attempt, Optional<Long> retryAfter) {
    double spread = 0.5 + ThreadLocalRandom.current().nextDouble();
    Duration own = Duration.ofMillis((long) (FIRST_PAUSE.toMillis() * (1 << attempt) * spread));
    return retryAfter.map(Duration::ofSeconds).filter(told -> told.compareTo(own) > 0).orElse(own);
  }

  private Outcome outcome(HttpAnswer answer) throws IOException, SourceException {
    if (answer.status() >= 300 && answer.status() < 400) {
      throw broken("it redirects to " + answer.location().orElse("nowhere"));
    }
    if (answer.status() != 200) {
      return new Outcome(
          MAPPER.createObjectNode(), GoogleError.of(answer), answer.retryAfterSeconds());
    }
    byte[] bytes = answer.body().readAllBytes();
    try {
      JsonNode page = MAPPER.readTree(bytes);
      if (page.isObject()) {
        return new Outcome(page, GoogleError.NONE, Optional.empty());
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

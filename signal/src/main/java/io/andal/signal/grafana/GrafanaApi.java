package io.andal.signal.grafana;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.Patience;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Grafana's HTTP API: JSON in, JSON out. Thread-safe. */
public final class GrafanaApi implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST_WORDS = 300;

  private final GrafanaSettings settings;
  private final SecureHttp http;
  private final RequestBudget budget;
  private final Patience patience;

  GrafanaApi(GrafanaSettings settings, Clock clock, RequestBudget.Pause pause) {
    this.settings = settings;
    this.patience = new Patience(clock);
    this.budget = new RequestBudget(settings.requestsPerMinute(), clock, pause);
    this.http =
        new SecureHttp(
            settings.limits(),
            settings.tls(),
            settings.credentials().authentication(settings.limits(), clock));
  }

  /**
   * What it answered.
   *
   * @param body missing if there was none, or if an error came as a page
   * @param words of an error, for people, without secrets
   * @param retryAfter how long it wants to be left alone
   */
  public record Answer(int status, JsonNode body, String words, Optional<Duration> retryAfter) {
    /** Whether it was done. */
    public boolean done() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Asks, and takes every answer that Grafana itself gave.
   *
   * @param path below Grafana's address, encoded
   * @param body nothing if empty
   * @throws SourceException if there was no answer, or one that isn't Grafana's
   */
  public Answer ask(String method, String path, Optional<JsonNode> body)
      throws SourceException, InterruptedException {
    return ask(method, path, body, false);
  }

  Answer ask(String method, String path, Optional<JsonNode> body, boolean history)
      throws SourceException, InterruptedException {
    patience.check(name());
    budget.take(history);
    patience.check(name());
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    if (settings.organization() > 0) {
      headers.put("X-Grafana-Org-Id", String.valueOf(settings.organization()));
    }
    URI uri = URI.create(settings.url() + path);
    if (body.isEmpty()) {
      return method.equals("GET")
          ? http.get(uri, headers, this::answer)
          : http.exchange(method, uri, headers, "", this::answer);
    }
    headers.put("Content-Type", "application/json");
    return http.exchange(method, uri, headers, MAPPER.writeValueAsString(body.get()), this::answer);
  }

  /**
   * Asks for something that must be there.
   *
   * @throws SourceException also if Grafana refuses
   */
  public JsonNode get(String path) throws SourceException, InterruptedException {
    Answer answer = ask("GET", path, Optional.empty());
    if (answer.done()) {
      return answer.body();
    }
    throw new SourceException(failure(answer));
  }

  private Answer answer(HttpAnswer answer) throws IOException, SourceException {
    int status = answer.status();
    if (status >= 300 && status < 400) {
      throw new SourceException(
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "%s redirects to %s.".formatted(name(), answer.location().orElse("nowhere")),
              "Write the address it redirects to as `url`; redirects are not followed."));
    }
    if (status != 200) {
      answer.retryAfterSeconds().map(Duration::ofSeconds).ifPresent(patience::asked);
    }
    byte[] bytes = answer.body().readAllBytes();
    JsonNode body;
    try {
      body = bytes.length == 0 ? JsonNodeFactory.instance.missingNode() : MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      if (status < 300) {
        throw broken(e.getOriginalMessage());
      }
      body = JsonNodeFactory.instance.missingNode();
    }
    return new Answer(
        status,
        body,
        status < 300 ? "" : words(answer, body, bytes),
        answer.retryAfterSeconds().map(Duration::ofSeconds));
  }

  /** Grafana says why in {@code message}; proxies in between answer with pages. */
  private static String words(HttpAnswer answer, JsonNode body, byte[] bytes) {
    String said = body.path("message").asString("");
    String text =
        said.isBlank()
            ? new String(bytes, 0, Math.min(bytes.length, 64 << 10), StandardCharsets.UTF_8)
                .replaceAll("(?s)<[^>]{0,1000}>", " ")
            : said;
    String plain = answer.withoutSecrets(text).replaceAll("\\s+", " ").strip();
    return plain.isEmpty()
        ? "(no words)"
        : plain.substring(0, Math.min(plain.length(), LONGEST_WORDS));
  }

  /** What an answer that refuses means. */
  public SourceFailure failure(Answer answer) {
    SourceFailure failure = meaning(answer);
    return answer.retryAfter().map(failure::retryAfter).orElse(failure);
  }

  private SourceFailure meaning(Answer answer) {
    String said = "%s answered %d: %s".formatted(name(), answer.status(), answer.words());
    return switch (answer.status()) {
      case 401 ->
          new SourceFailure(
              Cause.DENIED,
              said,
              "Check `token` (or `basicAuth`) and `orgId`; a service account's token may have"
                  + " expired or been taken back.");
      case 403 ->
          new SourceFailure(
              Cause.DENIED, said, "Give the service account the permission that it names.");
      case 404 ->
          new SourceFailure(
              Cause.BAD_QUERY, said, "Check `datasource`, and that `url` leads to Grafana itself.");
      case 400, 412, 422 ->
          new SourceFailure(
              Cause.BAD_QUERY, said, "Try the query in Grafana's Explore and correct it.");
      case 429 ->
          new SourceFailure(
              Cause.UNAVAILABLE,
              said,
              "It is asked again later; lower `maxRequestsPerMinute`, or raise Grafana's limit.");
      default ->
          answer.status() >= 500
              ? new SourceFailure(
                  Cause.UNAVAILABLE, said, "Look at Grafana's own log; it is asked again.")
              : new SourceFailure(
                  Cause.BROKEN_ANSWER, said, "Check `url`, and proxies in between.");
    };
  }

  SourceException broken(String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(name(), why),
            "Check that `url` leads to Grafana itself and that no proxy cuts answers."));
  }

  String name() {
    URI url = settings.url();
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  /** A text as one part of a path. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}

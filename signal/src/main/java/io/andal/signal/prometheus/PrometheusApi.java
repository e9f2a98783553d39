package io.andal.signal.prometheus;

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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus' HTTP API, as far as Andal asks it. Thread-safe. */
final class PrometheusApi implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int SMALL_ANSWER = 8 << 20;

  private final ConnectionDetails details;
  private final PromqlDialect dialect;
  private final SecureHttp http;
  private final Clock clock;
  private final RequestBudget budget;
  private final boolean history;
  private final Patience patience;

  PrometheusApi(ConnectionDetails details, PromqlDialect dialect, Clock clock) {
    this.details = details;
    this.dialect = dialect;
    this.clock = clock;
    this.http =
        new SecureHttp(
            details.limits(),
            details.tls(),
            details.credentials().authentication(details.limits(), clock));
    this.budget = new RequestBudget(details.requestsPerMinute(), clock, Thread::sleep);
    this.history = false;
    this.patience = new Patience(clock);
  }

  private PrometheusApi(PrometheusApi live) {
    this.details = live.details;
    this.dialect = live.dialect;
    this.clock = live.clock;
    this.http = live.http;
    this.budget = live.budget;
    this.history = true;
    this.patience = live.patience;
  }

  /** The same server, asked for history: that leaves half of the budget to live slices. */
  PrometheusApi forHistory() {
    return new PrometheusApi(this);
  }

  /**
   * Evaluates a query at one instant.
   *
   * @param millis the instant, since epoch
   */
  AnswerRemarks instant(String query, long millis, SeriesSink sink)
      throws SourceException, InterruptedException {
    return query("/api/v1/query", Map.of("query", query, "time", seconds(millis)), sink);
  }

  /** Evaluates a query at every minute of {@code [from, to]}, in minutes since epoch. */
  AnswerRemarks everyMinute(String query, long from, long to, SeriesSink sink)
      throws SourceException, InterruptedException {
    return query(
        "/api/v1/query_range",
        Map.of(
            "query",
            query,
            "start",
            String.valueOf(from * 60),
            "end",
            String.valueOf(to * 60),
            "step",
            "60"),
        sink);
  }

  /** Asks for a small answer; {@code parameters} is an encoded query string or empty. */
  JsonNode get(String path, String parameters) throws SourceException, InterruptedException {
    Map<String, String> headers = headers();
    URI uri = URI.create(details.url() + path + (parameters.isEmpty() ? "" : "?" + parameters));
    return http.get(uri, headers, this::tree);
  }

  /** Parameters together with those of the dialect that labels take too. */
  String encoded(Map<String, List<String>> parameters) {
    StringJoiner text = new StringJoiner("&");
    parameters.forEach((key, all) -> all.forEach(v -> text.add(encode(key) + "=" + encode(v))));
    dialect
        .labelParameters()
        .forEach((key, all) -> all.forEach(v -> text.add(encode(key) + "=" + encode(v))));
    return text.toString();
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private AnswerRemarks query(String path, Map<String, String> form, SeriesSink sink)
      throws SourceException, InterruptedException {
    StringJoiner body = new StringJoiner("&");
    form.forEach((key, value) -> body.add(key + "=" + encode(value)));
    dialect
        .parameters()
        .forEach((key, values) -> values.forEach(v -> body.add(encode(key) + "=" + encode(v))));
    body.add("timeout=" + details.limits().total().toSeconds() + "s");
    Map<String, String> headers = headers();
    Set<String> doubled = new HashSet<>();
    AnswerRemarks remarks =
        http.post(
            URI.create(details.url() + path),
            headers,
            body.toString(),
            answer -> {
              checkStatus(answer);
              try {
                return AnswerParser.read(answer.body(), folded(sink, doubled));
              } catch (BrokenAnswer e) {
                throw broken(String.valueOf(e.getMessage()));
              }
            });
    if (remarks.truncated()) {
      throw new SourceException(
          new SourceFailure(
              Cause.LIMITED,
              "%s left out series: %s.".formatted(name(), remarks.warnings().getFirst()),
              "Raise the limit of the server or its proxy, or narrow the query."));
    }
    if (!doubled.isEmpty()) {
      throw new SourceException(
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "%s did not fold replicas: series have the label \"%s\", and their events would count twice."
                  .formatted(name(), doubled.iterator().next()),
              "Check `replicaLabels`, and that no proxy drops parameters of queries."));
    }
    return remarks.sorted(dialect);
  }

  /** Notes labels that should have been folded; one entry of the answer is enough. */
  private SeriesSink folded(SeriesSink sink, Set<String> doubled) {
    Set<String> labels = dialect.foldedLabels();
    if (labels.isEmpty()) {
      return sink;
    }
    return new SeriesSink() {
      @Override
      public void series(Map<String, String> series, long[] times, double[] values, int size) {
        labels.stream().filter(series::containsKey).findFirst().ifPresent(doubled::add);
        sink.series(series, times, values, size);
      }

      @Override
      public void histograms(
          Map<String, String> series, long[] times, List<NativeHistogram> histograms) {
        labels.stream().filter(series::containsKey).findFirst().ifPresent(doubled::add);
        sink.histograms(series, times, histograms);
      }
    };
  }

  private JsonNode tree(HttpAnswer answer) throws IOException, SourceException {
    checkStatus(answer);
    return parsed(answer);
  }

  private JsonNode parsed(HttpAnswer answer) throws IOException, SourceException {
    byte[] bytes = answer.body().readNBytes(SMALL_ANSWER);
    try {
      return MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw broken(e.getOriginalMessage());
    }
  }

  /** The headers of one request, once it may be sent. */
  private Map<String, String> headers() throws SourceException, InterruptedException {
    patience.check(name());
    budget.take(history);
    patience.check(name());
    Map<String, String> headers = new HashMap<>(dialect.headers());
    if (!details.tenant().isEmpty()) {
      headers.put("X-Scope-OrgID", details.tenant());
    }
    return headers;
  }

  private void checkStatus(HttpAnswer answer) throws IOException, SourceException {
    int status = answer.status();
    if (status == 200) {
      return;
    }
    Optional<Duration> asked = answer.retryAfterSeconds().map(Duration::ofSeconds);
    asked.ifPresent(patience::asked);
    if (status >= 300 && status < 400) {
      throw new SourceException(
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "%s redirects to %s.".formatted(name(), answer.location().orElse("nowhere")),
              "Write the address it redirects to as `url`; redirects are not followed."));
    }
    SourceFailure failure = failure(status, words(answer));
    throw new SourceException(asked.map(failure::retryAfter).orElse(failure));
  }

  private SourceFailure failure(int status, Words words) {
    String said = "%s answered %d: %s".formatted(name(), status, words.error());
    Optional<SourceFailure> own = dialect.failure(status, said, words.error());
    return own.orElseGet(() -> usualFailure(status, words));
  }

  private SourceFailure usualFailure(int status, Words words) {
    String said = "%s answered %d: %s".formatted(name(), status, words.error());
    return switch (status) {
      case 401, 403 ->
          new SourceFailure(
              Cause.DENIED,
              said,
              "Check `basicAuth`, `bearerToken`, `oauth2`, `sigv4`, `tls` and `tenant`, and their"
                  + " rights.");
      case 400 -> badQuery(said);
      case 404 ->
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              said,
              "There is no Prometheus API under this `url`; check its path.");
      case 422 ->
          words.isLimit()
              ? new SourceFailure(
                  Cause.LIMITED, said, "Narrow the query, or raise the limit of the server.")
              : badQuery(said);
      case 429 ->
          new SourceFailure(
              Cause.UNAVAILABLE, said, "It is asked less often now; see its rate limits.");
      default ->
          words.errorType().equals("timeout")
              ? new SourceFailure(
                  Cause.TIMEOUT, said, "Look at its load, or make the query cheaper.")
              : new SourceFailure(
                  status >= 500 ? Cause.UNAVAILABLE : Cause.BROKEN_ANSWER,
                  said,
                  "Look at the server's own log; it is asked again.");
    };
  }

  private static SourceFailure badQuery(String said) {
    return new SourceFailure(
        Cause.BAD_QUERY, said, "Try the query in Prometheus' own page and correct it.");
  }

  /** Proxies answer errors with pages, Prometheus with JSON. */
  private static Words words(HttpAnswer answer) throws IOException {
    String text =
        answer.withoutSecrets(
            new String(answer.body().readNBytes(64 << 10), StandardCharsets.UTF_8));
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json.path("error").isString()) {
        return new Words(json.path("errorType").asString(""), json.path("error").asString(""));
      }
    } catch (JacksonException e) {
      return new Words("", firstWords(text));
    }
    return new Words("", firstWords(text));
  }

  private static String firstWords(String text) {
    String plain = text.replaceAll("(?s)<[^>]{0,1000}>", " ").replaceAll("\\s+", " ").strip();
    return plain.isEmpty()
        ? "(no words)"
        : plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
  }

  private SourceException broken(String what) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be read: %s.".formatted(name(), what),
            "Check that `url` leads to Prometheus itself and that no proxy cuts answers."));
  }

  private String name() {
    return details.url().getPort() < 0
        ? details.url().getHost()
        : details.url().getHost() + ":" + details.url().getPort();
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, Math.floorMod(millis, 1000L));
  }

  @Override
  public void close() {
    http.close();
  }

  private record Words(String errorType, String error) {
    boolean isLimit() {
      String lower = error.toLowerCase(Locale.ROOT);
      return lower.contains("too many") || lower.contains("limit") || lower.contains("exceed");
    }
  }
}

package io.andal.signal.datadog;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.kit.LoopbackServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Datadog that is played by hand: keys, routes, and what tests want to go wrong. */
final class FakeDatadog implements AutoCloseable {
  static final JsonMapper MAPPER = new JsonMapper();
  static final String API_KEY = "0123456789abcdef-api";
  static final String APPLICATION_KEY = "fedcba9876543210-app";

  /** What arrived. */
  record Seen(String method, String path, Map<String, String> parameters, String body) {}

  /** Answers one request. */
  interface Answerer {
    void answer(HttpExchange exchange, Seen request) throws IOException;
  }

  final List<Seen> requests = new CopyOnWriteArrayList<>();
  final FakeSeries series = new FakeSeries();

  /** Bodies by path, for whatever isn't series. */
  final Map<String, String> pages = new ConcurrentHashMap<>();

  /** Scopes that the application key doesn't have. */
  final List<String> refused = new CopyOnWriteArrayList<>();

  /** Headers of every answer. */
  final Map<String, String> headers = new ConcurrentHashMap<>();

  /** What {@code errors} says beside data. */
  volatile String remark = "";

  /** Answers requests for series instead of the usual; null for the usual. */
  volatile @Nullable Answerer instead;

  private final LoopbackServer server;

  FakeDatadog() {
    pages.put("/api/v1/validate", "{\"valid\":true}");
    pages.put(
        "/api/v2/validate",
        "{\"data\":{\"id\":\"550e8400-e29b-41d4-a716-446655440000\",\"type\":\"validate_v2\","
            + "\"attributes\":{\"valid\":true,\"api_key_id\":\"a1b2\",\"api_key_scopes\":[]}}}");
    pages.put("/api/v2/validate_keys", "{\"status\":\"ok\"}");
    server = new LoopbackServer("/", this::route);
  }

  private void route(HttpExchange exchange) throws IOException {
    Seen seen = seen(exchange);
    requests.add(seen);
    Headers sent = exchange.getRequestHeaders();
    headers.forEach(exchange.getResponseHeaders()::set);
    boolean known =
        API_KEY.equals(sent.getFirst("DD-API-KEY"))
            && (seen.path().equals("/api/v1/validate")
                || APPLICATION_KEY.equals(sent.getFirst("DD-APPLICATION-KEY")));
    boolean isSeries =
        seen.path().equals("/api/v2/query/timeseries") || seen.path().equals("/api/v1/query");
    Answerer other = instead;
    String body = pages.getOrDefault(page(seen), pages.getOrDefault(seen.path(), ""));
    if (isSeries && other != null) {
      other.answer(exchange, seen);
    } else if (!known || refused.contains(scope(seen.path()))) {
      send(exchange, 403, "{\"errors\":[\"Forbidden\"]}");
    } else if (isSeries) {
      series(exchange, seen);
    } else if (!body.isEmpty()) {
      send(exchange, 200, body);
    } else {
      send(exchange, 404, "{\"errors\":[\"Not found\"]}");
    }
  }

  /** Pages of a list are told apart by their offset. */
  private static String page(Seen seen) {
    return seen.path() + "?offset=" + seen.parameters().getOrDefault("offset", "0");
  }

  private static String scope(String path) {
    if (path.contains("/query")) {
      return "timeseries_query";
    }
    return path.contains("/slo") ? "slos_read" : path.contains("/metrics") ? "metrics_read" : "";
  }

  void series(HttpExchange exchange, Seen seen) throws IOException {
    try {
      send(exchange, 200, SeriesAnswers.answer(series, seen, remark));
    } catch (IllegalArgumentException e) {
      send(
          exchange,
          400,
          MAPPER.writeValueAsString(Map.of("errors", List.of(String.valueOf(e.getMessage())))));
    }
  }

  private static Seen seen(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return new Seen(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parameters,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    LoopbackServer.send(exchange, status, body);
  }

  /** How many requests for series arrived. */
  int seriesRequests() {
    return (int) requests.stream().filter(one -> one.path().contains("/query")).count();
  }

  Map<String, Long> requestsByPath() {
    Map<String, Long> counts = new TreeMap<>();
    requests.forEach(one -> counts.merge(one.path(), 1L, Long::sum));
    return counts;
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}

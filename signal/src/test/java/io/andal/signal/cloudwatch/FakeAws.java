package io.andal.signal.cloudwatch;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.aws.SignatureCheck;
import io.andal.signal.kit.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudWatch, STS and the credential endpoints, played by hand. It checks each signature over what
 * really arrived, with the keys it knows.
 */
final class FakeAws implements AutoCloseable {
  static final JsonMapper MAPPER = new JsonMapper();

  /** What arrived. */
  record Seen(String method, String path, Map<String, String> headers, String body) {
    JsonNode json() {
      return MAPPER.readTree(body);
    }
  }

  /** Answers one request that is signed as it must be. */
  interface Answerer {
    void answer(HttpExchange exchange, Seen request) throws IOException;
  }

  final List<Seen> requests = new CopyOnWriteArrayList<>();
  final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("AKID", "secret"));
  private final LoopbackServer server;

  FakeAws(Answerer answerer) {
    server =
        new LoopbackServer(
            "/",
            exchange -> {
              Seen seen = seen(exchange);
              requests.add(seen);
              if (seen.headers().containsKey("x-amz-date") && !isSigned(seen)) {
                send(exchange, 403, error("SignatureDoesNotMatch", "The signature is another."));
              } else {
                answerer.answer(exchange, seen);
              }
            });
  }

  static FakeAws answering(int status, String body) {
    return new FakeAws((exchange, _) -> send(exchange, status, body));
  }

  private static Seen seen(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    return new Seen(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private boolean isSigned(Seen seen) {
    return new SignatureCheck(secrets)
        .holds(
            new SignatureCheck.Arrived(
                seen.method(),
                seen.path(),
                seen.headers(),
                seen.body().getBytes(StandardCharsets.UTF_8)));
  }

  static String error(String code, String message) {
    return "{\"__type\":\"GraniteServiceVersion20100801#%s\",\"message\":\"%s\"}"
        .formatted(code, message);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    LoopbackServer.send(exchange, status, body);
  }

  /** A result of the answer; times are minutes, as starts. */
  static String result(String id, String label, String status, Map<Long, Double> values) {
    List<Long> minutes = values.keySet().stream().sorted().toList();
    return "{\"Id\":\"%s\",\"Label\":\"%s\",\"StatusCode\":\"%s\",\"Timestamps\":%s,\"Values\":%s}"
        .formatted(
            id,
            label,
            status,
            minutes.stream().map(minute -> minute * 60).toList(),
            minutes.stream().map(values::get).toList());
  }

  static String page(String... results) {
    return "{\"MetricDataResults\":[" + String.join(",", results) + "]}";
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}

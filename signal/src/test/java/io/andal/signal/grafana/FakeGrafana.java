package io.andal.signal.grafana;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.kit.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Grafana that answers what a test wants. It insists on the token and the organization. */
final class FakeGrafana implements AutoCloseable {
  static final String TOKEN = "glsa_that-nobody-may-repeat";
  static final JsonMapper JSON = new JsonMapper();

  /** Method and path of each request, with its body behind a space. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final LoopbackServer server;
  private volatile Querying querying = (exchange, _) -> send(exchange, 500, "{}");

  /** Answers {@code POST /api/ds/query}. */
  interface Querying {
    void answer(HttpExchange exchange, JsonNode request) throws IOException;
  }

  FakeGrafana() {
    server = new LoopbackServer("/grafana/", this::handle);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getRawPath().substring("/grafana".length());
    String request = exchange.getRequestMethod() + " " + path;
    requests.add(body.isEmpty() ? request : request + " " + body);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"message\":\"Invalid API key\"}");
    } else if (!"3".equals(exchange.getRequestHeaders().getFirst("X-Grafana-Org-Id"))) {
      send(exchange, 403, "{\"message\":\"wrong organization\"}");
    } else if (request.equals("POST /api/ds/query")) {
      querying.answer(exchange, JSON.readTree(body));
    } else {
      send(
          exchange,
          statuses.getOrDefault(request, answers.containsKey(request) ? 200 : 404),
          answers.getOrDefault(request, "{\"message\":\"Not found\"}"));
    }
  }

  void answer(String request, int status, String json) {
    answers.put(request, json);
    statuses.put(request, status);
  }

  void connected(String uid, String name, String type) {
    answers.put(
        "GET /api/datasources/uid/" + uid,
        "{\"uid\":\"%s\",\"name\":\"%s\",\"type\":\"%s\",\"jsonData\":{}}"
            .formatted(uid, name, type));
  }

  void queries(Querying next) {
    querying = next;
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    LoopbackServer.send(exchange, status, body);
  }

  /** Connection details; the token stands in them as a text, as no document may have it. */
  Map<String, Object> details() {
    return Map.of(
        "url",
        url(),
        "token",
        TOKEN,
        "orgId",
        3,
        "datasource",
        "logs",
        "delay",
        "0s",
        "timeout",
        "3s");
  }

  String url() {
    return server.url() + "/grafana";
  }

  @Override
  public void close() {
    server.close();
  }
}

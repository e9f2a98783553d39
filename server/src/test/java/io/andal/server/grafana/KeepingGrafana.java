package io.andal.server.grafana;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Grafana that keeps annotations, folders and dashboards, as its API describes. */
final class KeepingGrafana implements AutoCloseable {
  static final String TOKEN = "glsa_publisher";
  private static final JsonMapper JSON = JsonMapper.shared();

  final Map<Long, ObjectNode> annotations = new TreeMap<>();
  final Map<String, ObjectNode> folders = new TreeMap<>();
  final Map<String, ObjectNode> dashboards = new TreeMap<>();
  final List<String> requests = new ArrayList<>();

  /** What it answers instead, although it does what it was asked; 0 for the truth. */
  volatile int lie;

  /** What it answers without doing anything; 0 for nothing. */
  volatile int refusal;

  private final HttpServer server;

  KeepingGrafana() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    URI uri = exchange.getRequestURI();
    String request = exchange.getRequestMethod() + " " + uri.getPath();
    requests.add(request);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"message\":\"Invalid API key\"}");
      return;
    }
    if (refusal != 0) {
      send(exchange, refusal, "{\"message\":\"Permissions needed: annotations:create\"}");
      return;
    }
    JsonNode json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    String answer = answer(request, uri, json);
    if (lie != 0) {
      send(exchange, lie, "{\"message\":\"the proxy lost the answer\"}");
    } else {
      send(
          exchange,
          answer.isEmpty() ? 404 : 200,
          answer.isEmpty() ? "{\"message\":\"Not found\"}" : answer);
    }
  }

  /** Empty if there is no such thing. */
  private String answer(String request, URI uri, JsonNode json) {
    String last = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    if (request.equals("POST /api/annotations")) {
      long id = annotations.size() + 1L;
      annotations.put(id, ((ObjectNode) json.deepCopy()).put("id", id));
      return "{\"message\":\"Annotation added\",\"id\":%d}".formatted(id);
    }
    if (request.equals("GET /api/annotations")) {
      return found(URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8));
    }
    if (request.startsWith("PATCH /api/annotations/")) {
      ObjectNode kept = annotations.get(Long.valueOf(last));
      if (kept == null) {
        return "";
      }
      kept.setAll((ObjectNode) json);
      return "{\"message\":\"Annotation patched\"}";
    }
    return switch (request) {
      case "GET /api/folders" -> JSON.writeValueAsString(folders.values());
      case "POST /api/folders" -> {
        folders.put(json.path("uid").asString(), (ObjectNode) json);
        yield json.toString();
      }
      case "POST /api/dashboards/db" -> {
        String uid = json.at("/dashboard/uid").asString();
        if (dashboards.containsKey(uid) && !json.path("overwrite").asBoolean()) {
          yield "";
        }
        dashboards.put(uid, (ObjectNode) json);
        yield "{\"status\":\"success\",\"uid\":\"%s\"}".formatted(uid);
      }
      default -> dashboard(request, last);
    };
  }

  private String dashboard(String request, String uid) {
    ObjectNode kept = dashboards.get(uid);
    if (kept == null || !request.contains(" /api/dashboards/uid/")) {
      return "";
    }
    if (request.startsWith("DELETE")) {
      dashboards.remove(uid);
    }
    return kept.toString();
  }

  private String found(String query) {
    ArrayNode found = JSON.createArrayNode();
    for (ObjectNode one : annotations.values()) {
      List<String> tags = one.path("tags").valueStream().map(JsonNode::asString).toList();
      boolean all =
          List.of(query.split("&")).stream()
              .filter(part -> part.startsWith("tags="))
              .allMatch(part -> tags.contains(part.substring("tags=".length())));
      if (all) {
        found.add(one);
      }
    }
    return found.toString();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The one annotation that is there. */
  ObjectNode annotation() {
    return annotations.values().iterator().next();
  }

  Map<String, Object> details() {
    return Map.of("url", url(), "token", TOKEN);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.andal.signal.datadog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recorded exchanges with the real Datadog, played back by method, path, parameters and body. In
 * bodies, queries may have any names, and a formula's {@code limit} is left out, for it has no
 * effect on series. What wasn't recorded is answered with 599.
 */
final class Cassettes implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  final List<String> unmatched = new CopyOnWriteArrayList<>();
  private final JsonNode exchanges;
  private final Instant recorded;
  private final HttpServer server;

  private Cassettes(JsonNode exchanges, Instant recorded) throws IOException {
    this.exchanges = exchanges;
    this.recorded = recorded;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  /** Plays one recording, such as {@code v1/Get_all_SLOs_returns_OK_response_with_pagination}. */
  static Cassettes play(String name) throws IOException {
    Path folder = folder("datadog");
    Path freeze = folder.resolve(name + ".freeze");
    return new Cassettes(
        MAPPER.readTree(Files.readAllBytes(folder.resolve(name + ".json"))),
        Instant.parse(Files.readString(freeze).strip()));
  }

  static Path folder(String corpus) {
    String folder = System.getProperty("andal.conformance", "");
    Path path = Path.of(folder, "connectors", corpus);
    assumeTrue(
        !folder.isEmpty() && Files.exists(path),
        "recorded exchanges are skipped: -Dandal.conformance names no folder that has them");
    return path;
  }

  /** When it was recorded. */
  Instant now() {
    return recorded;
  }

  /** The body of one recorded request. */
  JsonNode requestBody(int index) {
    return MAPPER.readTree(
        exchanges.get(index).path("httpRequest").path("body").path("json").asString(""));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (JsonNode one : exchanges) {
      JsonNode request = one.path("httpRequest");
      if (request.path("method").asString("").equals(exchange.getRequestMethod())
          && request.path("path").asString("").equals(exchange.getRequestURI().getPath())
          && recordedParameters(request).equals(parameters(exchange))
          && sameBody(request.path("body").path("json").asString(""), body)) {
        JsonNode response = one.path("httpResponse");
        FakeDatadog.send(
            exchange, response.path("statusCode").asInt(), response.path("body").asString(""));
        return;
      }
    }
    unmatched.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    FakeDatadog.send(exchange, 599, "{\"errors\":[\"This wasn't recorded\"]}");
  }

  private static Map<String, String> recordedParameters(JsonNode request) {
    Map<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, JsonNode> one : request.path("queryStringParameters").properties()) {
      parameters.put(one.getKey(), one.getValue().get(0).asString(""));
    }
    return parameters;
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    Map<String, String> parameters = new TreeMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      String[] two = pair.split("=", 2);
      parameters.put(decoded(two[0]), decoded(two[1]));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static boolean sameBody(String recorded, String sent) {
    return (recorded.isEmpty() || sent.isEmpty())
        ? recorded.equals(sent)
        : normal(MAPPER.readTree(recorded)).equals(normal(MAPPER.readTree(sent)));
  }

  private static JsonNode normal(JsonNode body) {
    if (!(body.path("data").path("attributes") instanceof ObjectNode attributes)) {
      return body;
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (JsonNode query : attributes.path("queries")) {
      if (query instanceof ObjectNode named && named.has("name")) {
        names.put(named.path("name").asString(""), "n" + names.size());
        named.put("name", names.get(named.path("name").asString("")));
      }
    }
    ArrayNode formulas = MAPPER.createArrayNode();
    for (JsonNode formula : attributes.path("formulas")) {
      String[] text = {formula.path("formula").asString("")};
      names.forEach((name, other) -> text[0] = text[0].replaceAll("\\b" + name + "\\b", other));
      formulas.addObject().put("formula", text[0]);
    }
    attributes.set("formulas", formulas);
    return body;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

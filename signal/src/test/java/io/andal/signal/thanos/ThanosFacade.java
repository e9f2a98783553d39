package io.andal.signal.thanos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Answers as Thanos Query does, with the numbers of a real Prometheus behind it: no Thanos can be
 * had where the tests run. It insists on the parameters that make answers whole.
 */
final class ThanosFacade implements AutoCloseable {
  final List<String> queries = new CopyOnWriteArrayList<>();
  volatile List<String> stores =
      List.of(
          store("10.0.0.1:10901", "{\"cluster\":\"eu\",\"replica\":\"a\"}"),
          store("10.0.0.2:10901", "{\"cluster\":\"us\"}"));
  volatile String warning = "";
  volatile String failure = "";
  volatile Runnable beforeAnswer = () -> {};

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI prometheus;

  ThanosFacade(URI prometheus) throws IOException {
    this.prometheus = prometheus;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1/stores", exchange -> send(exchange, 200, storesAnswer()));
    server.createContext(
        "/api/v1/status/buildinfo",
        exchange ->
            send(exchange, 200, "{\"status\":\"success\",\"data\":{\"version\":\"0.42.4\"}}"));
    server.createContext("/api/v1/query", this::query);
    server.start();
  }

  static String store(String name, String labels) {
    return ("{\"name\":\"%s\",\"lastCheck\":\"2026-11-01T00:00:00Z\",\"lastError\":null,"
            + "\"labelSets\":[%s],\"minTime\":1793000000000,\"maxTime\":9223372036854775807}")
        .formatted(name, labels);
  }

  private String storesAnswer() {
    return "{\"status\":\"success\",\"data\":{\"sidecar\":[" + String.join(",", stores) + "]}}";
  }

  private void query(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    List<String> parameters = new ArrayList<>(List.of(form.split("&", -1)));
    queries.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
    if (!parameters.containsAll(
        List.of("partial_response=false", "dedup=true", "max_source_resolution=0"))) {
      send(exchange, 400, error("bad_data", "half answers are not what was tried here"));
      return;
    }
    if (!failure.isEmpty()) {
      send(exchange, 422, error("execution", failure));
      return;
    }
    String plain =
        parameters.stream()
            .filter(one -> one.matches("(query|time|start|end|step|timeout)=.*"))
            .collect(Collectors.joining("&"));
    beforeAnswer.run();
    HttpResponse<String> answer = ask(exchange.getRequestURI().getPath(), plain);
    String body = answer.body();
    if (!warning.isEmpty()) {
      body = body.substring(0, body.lastIndexOf('}')) + ",\"warnings\":[\"" + warning + "\"]}";
    }
    send(exchange, answer.statusCode(), body);
  }

  private HttpResponse<String> ask(String path, String form) throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(prometheus.resolve(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String error(String type, String words) {
    return "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, words);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}

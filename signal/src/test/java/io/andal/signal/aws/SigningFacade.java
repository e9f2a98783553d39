package io.andal.signal.aws;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * AWS' front of a Prometheus: passes on what is signed for its service in its region, and refuses
 * everything else as AWS does.
 */
public final class SigningFacade implements AutoCloseable {
  /** Says why a form is refused; empty if it isn't. */
  public interface Rule {
    Optional<String> refusal(Map<String, String> form);
  }

  /** Decoded bodies of what was passed on or refused by the rule. */
  public final List<String> forms = new CopyOnWriteArrayList<>();

  public final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("AKID", "secret"));
  public volatile Rule rule = _ -> Optional.empty();

  /** What is answered instead, with its status; nothing if empty. */
  public volatile Optional<Map.Entry<Integer, String>> instead = Optional.empty();

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI prometheus;
  private final String prefix;
  private final String service;

  /**
   * Starts.
   *
   * @param prefix of all paths, cut off on the way
   */
  public SigningFacade(URI prometheus, String prefix, String service) throws IOException {
    this.prometheus = prometheus;
    this.prefix = prefix;
    this.service = service;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + prefix;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String path = exchange.getRequestURI().toString();
    SignatureCheck.Arrived arrived =
        new SignatureCheck.Arrived(exchange.getRequestMethod(), path, headers, body);
    if (!new SignatureCheck(secrets).holds(arrived, "eu-central-1", service)) {
      send(exchange, 403, "{\"message\":\"The request signature we calculated does not match\"}");
      return;
    }
    String form = new String(body, StandardCharsets.UTF_8);
    forms.add(URLDecoder.decode(form, StandardCharsets.UTF_8));
    Optional<String> refusal = rule.refusal(parsed(form));
    if (instead.isPresent()) {
      send(exchange, instead.get().getKey(), instead.get().getValue());
    } else if (refusal.isPresent()) {
      send(
          exchange,
          400,
          "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"" + refusal.get() + "\"}");
    } else {
      pass(exchange, path.substring(prefix.length()), form);
    }
  }

  private void pass(HttpExchange exchange, String path, String form) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(prometheus.resolve(path));
    if (exchange.getRequestMethod().equals("POST")) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(form));
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Map<String, String> parsed(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      fields.put(
          parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}

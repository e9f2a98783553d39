package io.andal.signal.google;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.kit.LoopbackServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Google's endpoints, played by hand on this machine. It gives tokens and insists on them. */
final class FakeGoogle implements AutoCloseable {
  static final String TOKEN = "ya29.first-token";

  /** What arrived. */
  record Seen(
      String method,
      String path,
      Map<String, List<String>> parameters,
      Map<String, String> headers,
      String body) {

    String parameter(String name) {
      return parameters.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /** Answers one request. */
  @FunctionalInterface
  interface Answerer {
    void answer(HttpExchange exchange, Seen request) throws IOException;
  }

  final List<Seen> requests = new CopyOnWriteArrayList<>();
  volatile String token = TOKEN;
  volatile Answerer answerer;

  /** What gives tokens; by default, a form is enough. */
  volatile Answerer tokens =
      (exchange, _) ->
          send(
              exchange,
              200,
              "{\"access_token\":\"%s\",\"expires_in\":3599,\"token_type\":\"Bearer\"}"
                  .formatted(token));

  private final LoopbackServer server;

  FakeGoogle(Answerer answerer) {
    this.answerer = answerer;
    server = new LoopbackServer("/", this::handle);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Seen seen = seen(exchange);
    requests.add(seen);
    if (!seen.path().startsWith("/v3/") && !seen.path().startsWith("/v1/projects/p")) {
      tokens.answer(exchange, seen);
      return;
    }
    if (!("Bearer " + token).equals(seen.headers().get("authorization"))) {
      send(exchange, 401, error(401, "UNAUTHENTICATED", "Request had invalid credentials."));
      return;
    }
    answerer.answer(exchange, seen);
  }

  private static Seen seen(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, List<String>> parameters = new java.util.TreeMap<>();
    for (String one : query == null ? new String[0] : query.split("&", -1)) {
      String[] pair = one.split("=", 2);
      parameters
          .computeIfAbsent(pair[0], _ -> new ArrayList<>())
          .add(URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return new Seen(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        parameters,
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    one -> one.getKey().toLowerCase(java.util.Locale.ROOT),
                    one -> one.getValue().getFirst())),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Requests for data, not for tokens. */
  List<Seen> data() {
    return requests.stream().filter(one -> one.path().endsWith("/timeSeries")).toList();
  }

  static String error(int code, String status, String message) {
    return "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\",\"details\":[]}}"
        .formatted(code, message, status);
  }

  static String json(MessageOrBuilder message) {
    try {
      return JsonFormat.printer().print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    LoopbackServer.send(exchange, status, body);
  }

  String url() {
    return server.url();
  }

  @Override
  public void close() {
    server.close();
  }
}

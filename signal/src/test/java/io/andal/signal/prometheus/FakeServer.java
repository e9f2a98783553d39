package io.andal.signal.prometheus;

import com.sun.net.httpserver.HttpExchange;
import io.andal.signal.kit.LoopbackServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what a test wants, as no healthy Prometheus does. */
final class FakeServer implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  private final LoopbackServer server;

  /** Answers one request, whose decoded path, query and body are given. */
  interface Answerer {
    void answer(HttpExchange exchange, String request) throws IOException;
  }

  FakeServer(Answerer answerer) {
    server =
        new LoopbackServer(
            "/",
            exchange -> {
              String body =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              String request =
                  exchange.getRequestURI() + " " + URLDecoder.decode(body, StandardCharsets.UTF_8);
              requests.add(request);
              answerer.answer(exchange, request);
            });
  }

  static FakeServer answering(int status, String body) {
    return new FakeServer((exchange, _) -> send(exchange, status, body));
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

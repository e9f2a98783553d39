package io.andal.channel;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that keeps what it gets, and answers as it is told, 200 if not. */
public final class HttpRecorder implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  private volatile Answer usual = new Answer(200, "ok", Map.of());

  /** What came. */
  public final ConcurrentLinkedQueue<Got> got = new ConcurrentLinkedQueue<>();

  /** A request. */
  public record Got(String method, String path, Headers headers, byte[] bytes) {
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }

    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** An answer. */
  public record Answer(int status, String body, Map<String, String> headers) {}

  public HttpRecorder() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            got.add(
                new Got(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            Answer answer = answers.poll();
            if (answer == null) {
              answer = usual;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  /** The answer when no other is wanted. */
  public void otherwise(int status, String body) {
    usual = new Answer(status, body, Map.of());
  }

  /** The next answer. */
  public HttpRecorder answer(int status, String body) {
    answers.add(new Answer(status, body, Map.of()));
    return this;
  }

  /** The next answer, with a header. */
  public HttpRecorder answer(int status, String body, String header, String value) {
    answers.add(new Answer(status, body, Map.of(header, value)));
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** All that came, as texts. */
  public List<String> bodies() {
    return got.stream().map(Got::body).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.andal.catalog.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A system on this machine that is asked over HTTP, and may be in trouble. */
public final class FakeSystem implements AutoCloseable {
  /** What must be shown in the header that the system looks at. */
  public static final String SECRET = "geheim-0123456789abcdef";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Handler handler = _ -> Reply.error(404, "{}");
  private final String header;
  private volatile CatalogTrouble trouble = CatalogTrouble.NONE;
  private volatile int troubleFrom;
  private volatile String retryAfter = "";

  /** Answers what is as it should be. */
  @FunctionalInterface
  public interface Handler {
    Reply reply(Request request);
  }

  /**
   * A request.
   *
   * @param path decoded, split at its slashes, without empty parts
   */
  public record Request(List<String> path, Map<String, String> query, Map<String, String> headers) {
    public String parameter(String name, String otherwise) {
      return query.getOrDefault(name, otherwise);
    }
  }

  /** An answer. */
  public record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    public static Reply json(String text) {
      return new Reply(200, "application/json", utf8(text), Map.of());
    }

    public static Reply yaml(String text) {
      return new Reply(200, "application/yaml", utf8(text), Map.of());
    }

    public static Reply error(int status, String json) {
      return new Reply(status, "application/problem+json", utf8(json), Map.of());
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Starts it.
   *
   * @param header in which the secret must be, as it is or behind {@code Bearer}
   */
  public FakeSystem(String header) {
    this.header = header;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  /** From now on it answers so what is as it should be. */
  public void serve(Handler next) {
    handler = next;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int requests() {
    return requests.get();
  }

  /** Is in trouble after some more requests. */
  public void trouble(CatalogTrouble next, int after) {
    troubleFrom = requests.get() + after;
    trouble = next;
  }

  /** Refuses the next request for so long. */
  public void throttleOnce(String seconds) {
    retryAfter = seconds;
  }

  private void answer(HttpExchange exchange) throws IOException {
    int number = requests.getAndIncrement();
    String throttled = retryAfter;
    retryAfter = "";
    if (!throttled.isEmpty()) {
      send(exchange, refusal(429, Map.of("Retry-After", throttled)), false);
      return;
    }
    switch (number >= troubleFrom ? trouble : CatalogTrouble.NONE) {
      case NONE -> send(exchange, reply(exchange), false);
      case HALF -> send(exchange, reply(exchange), true);
      case EXPIRED -> send(exchange, refusal(401, Map.of()), false);
      case OUT_OF_ORDER -> send(exchange, refusal(503, Map.of()), false);
      case SHUT -> send(exchange, refusal(429, Map.of("Retry-After", "3600")), false);
      case MALFORMED ->
          send(exchange, new Reply(200, "text/html", Reply.utf8("<p>Wartung"), Map.of()), false);
      case REDIRECTED ->
          send(
              exchange,
              refusal(302, Map.of("Location", "http://169.254.169.254/latest/meta-data/")),
              false);
    }
  }

  /** It repeats what it was shown, as some systems do. */
  private static Reply refusal(int status, Map<String, String> headers) {
    String body = "{\"message\": \"no: " + SECRET + "\"}";
    return new Reply(status, "application/json", Reply.utf8(body), headers);
  }

  private Reply reply(HttpExchange exchange) {
    String shown = exchange.getRequestHeaders().getFirst(header);
    if (!SECRET.equals(shown) && !("Bearer " + SECRET).equals(shown)) {
      return refusal(401, Map.of());
    }
    List<String> path =
        Arrays.stream(exchange.getRequestURI().getRawPath().split("/", -1))
            .filter(part -> !part.isEmpty())
            .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return handler.reply(new Request(path, query(exchange), headers));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String part : (raw == null ? "" : raw).split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.put(
            URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, Reply reply, boolean half) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    try {
      exchange.getResponseBody().write(body, 0, half ? body.length / 2 : body.length);
    } catch (IOException e) {
      // A client that takes no more has gone.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

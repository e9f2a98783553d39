package io.andal.signal.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with Prometheus' query API that knows a {@link Truth}, wants a bearer token, and gets
 * into trouble when told. What stands before {@code /api/v1} in a path doesn't matter.
 */
public final class PromqlServer implements AutoCloseable {
  /** Long enough that nobody finds it by chance. */
  public static final String TOKEN = "a-token-that-nobody-may-repeat";

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> fixed = new ConcurrentHashMap<>();
  private final Map<String, String> whole = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final List<String> insisted;
  private final Backend backend;
  private volatile String job = "";
  private volatile Trouble trouble = Trouble.NONE;
  private volatile String warning = "";

  /** Who knows the truth. */
  public interface Backend {
    /**
     * Knows it from now on.
     *
     * @return the job whose series tell it
     */
    String know(Truth truth);

    /** The answer to a query, as Prometheus would write it. */
    String answer(String path, String form) throws IOException;
  }

  /** Keeps it in memory. */
  private static final class Memory implements Backend {
    private volatile PromqlTruth truth = new PromqlTruth(List.of());

    @Override
    public String know(Truth known) {
      truth = new PromqlTruth(TruthSeries.of(known, "api"));
      return "api";
    }

    @Override
    public String answer(String path, String form) {
      return success(truth.answer(path, form(form)));
    }
  }

  /** A server that runs and keeps the truth in memory. */
  public PromqlServer(List<String> insisted) {
    this(insisted, new Memory());
  }

  /**
   * A server that runs.
   *
   * @param insisted parameters without which a query is refused: {@code dedup=true}
   */
  public PromqlServer(List<String> insisted, Backend backend) {
    this.insisted = List.copyOf(insisted);
    this.backend = backend;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    answering("/api/v1/status/buildinfo", "{\"version\":\"3.5.3\"}");
    answering("/api/v1/label/le/values", "[]");
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it knows from now on. */
  public void know(Truth known) {
    job = backend.know(known);
  }

  /** The job whose series tell what it knows. */
  public String job() {
    return job;
  }

  public void answer(Trouble next) {
    trouble = next;
  }

  /** A warning of every answer to a query; empty for none. */
  public void warn(String words) {
    warning = words;
  }

  /** The field {@code data} of all answers under a path. */
  public void answering(String path, String data) {
    fixed.put(path, data);
  }

  /** The whole answer to a path that isn't Prometheus' own. */
  public void answeringWhole(String path, String json) {
    whole.put(path, json);
  }

  /** Requests for data so far. */
  public int requests() {
    return requests.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String below = path.substring(Math.max(0, path.indexOf("/api/v1")));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (whole.containsKey(path)) {
        send(exchange, 200, whole.get(path));
        return;
      }
      if (fixed.containsKey(below)) {
        send(exchange, 200, success(fixed.get(below)));
        return;
      }
      if (!below.startsWith("/api/v1/query")) {
        send(exchange, 404, "404 page not found");
        return;
      }
      requests.incrementAndGet();
      query(exchange, below, body);
    }
  }

  private void query(HttpExchange exchange, String path, String body) throws IOException {
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "who are you?");
      return;
    }
    List<String> parameters = List.of(URLDecoder.decode(body, StandardCharsets.UTF_8).split("&"));
    if (!parameters.containsAll(insisted)) {
      send(exchange, 400, error("bad_data", "this server wants " + insisted));
      return;
    }
    switch (trouble) {
      case NONE -> send(exchange, 200, right(path, body, ""));
      case THROTTLED -> {
        exchange.getResponseHeaders().set("Retry-After", "20");
        send(exchange, 429, "too many requests of " + TOKEN);
      }
      case UNAUTHORIZED -> send(exchange, 401, "the token " + TOKEN + " has expired");
      case FORBIDDEN -> send(exchange, 403, error("forbidden", TOKEN + " may not"));
      case OUT_OF_ORDER -> send(exchange, 503, error("internal", "the disk is gone"));
      case SLOW -> {
        awaitClose();
        send(exchange, 200, right(path, body, ""));
      }
      case MALFORMED -> send(exchange, 200, "<html><body>Please log in</body></html>");
      case HALF -> half(exchange, right(path, body, ""));
      case REDIRECTED -> {
        exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
        send(exchange, 302, "");
      }
      case HUGE -> {
        String more = "x".repeat(10 << 20);
        send(exchange, 200, right(path, body, ",\"stats\":{\"notes\":[\"" + more + "\"]}"));
      }
    }
  }

  private void awaitClose() {
    try {
      if (closed.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String right(String path, String body, String more) throws IOException {
    String warnings = warning.isEmpty() ? "" : ",\"warnings\":[\"" + warning + "\"]";
    String answer = backend.answer(path, body);
    return answer.substring(0, answer.lastIndexOf('}')) + warnings + more + "}";
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int at = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private static String success(String data) {
    return "{\"status\":\"success\",\"data\":" + data + "}";
  }

  private static String error(String type, String words) {
    return "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, words);
  }

  private static void half(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    OutputStream out = exchange.getResponseBody();
    out.write(bytes, 0, bytes.length / 2);
    out.flush();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

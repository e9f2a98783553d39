package io.andal.server.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes Alertmanager's webhooks and notes when each came, by the path it came to. */
final class WebhookRecorder implements AutoCloseable {
  private final HttpServer server;
  private final long start = System.nanoTime();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  /**
   * One webhook.
   *
   * @param path it came to
   * @param second since the recorder was opened
   * @param group Alertmanager's key of the group
   * @param alerts state and name of each: {@code firing DeviceOffline p1}
   */
  record Heard(String path, double second, String group, SortedSet<String> alerts) {}

  WebhookRecorder() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    double second = second();
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    SortedSet<String> alerts = new TreeSet<>();
    for (JsonNode alert : body.path("alerts")) {
      JsonNode labels = alert.path("labels");
      alerts.add(
          "%s %s %s"
              .formatted(
                  alert.path("status").asString(""),
                  labels.path("alertname").asString(""),
                  labels.path("device").asString(""))
              .strip());
    }
    heard.add(
        new Heard(
            exchange.getRequestURI().getPath(),
            second,
            body.path("groupKey").asString(""),
            alerts));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Seconds since it was opened. */
  double second() {
    return (System.nanoTime() - start) / 1e9;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What came to paths that begin so, in the order in which it came. */
  List<Heard> under(String path) {
    return heard.stream().filter(one -> one.path().startsWith(path)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.andal.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A server that takes OTLP requests and remembers them. */
final class Listener implements AutoCloseable {
  static final String TOKEN = "geheim";

  /** So many requests are sent away at first. */
  final AtomicInteger busy = new AtomicInteger();

  private final List<ExportMetricsServiceRequest> taken = new CopyOnWriteArrayList<>();
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  Listener() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/metrics", exchange -> take(exchange, this::takeMetrics));
    server.createContext("/v1/traces", exchange -> take(exchange, this::takeSpans));
    server.start();
  }

  /** Reads a body. */
  private interface Taking {
    void take(InputStream body) throws IOException;
  }

  private void takeMetrics(InputStream body) throws IOException {
    taken.add(ExportMetricsServiceRequest.parseFrom(body));
  }

  private void takeSpans(InputStream body) throws IOException {
    ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .forEach(scope -> spans.addAll(scope.getSpansList()));
  }

  private void take(HttpExchange exchange, Taking taking) throws IOException {
    try (exchange) {
      if (busy.get() > 0) {
        busy.decrementAndGet();
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(503, -1);
      } else if (!("Bearer " + TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else {
        taking.take(new GZIPInputStream(exchange.getRequestBody()));
        exchange.sendResponseHeaders(200, -1);
      }
    }
  }

  /** All spans, in the order they came. */
  List<Span> spans() {
    return spans;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int points() {
    return taken.stream()
        .flatMap(request -> request.getResourceMetricsList().stream())
        .flatMap(Listener::metrics)
        .mapToInt(
            metric ->
                metric.getSum().getDataPointsCount() + metric.getHistogram().getDataPointsCount())
        .sum();
  }

  /** The times of a timed service's good points, in milliseconds, in the order they came. */
  List<Long> times(String service) {
    return good(service).stream().map(point -> point.getTimeUnixNano() / 1_000_000).toList();
  }

  /** How many of these points don't start where the one before ended. */
  long gaps(String service) {
    List<HistogramDataPoint> points = good(service);
    long gaps = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).getStartTimeUnixNano() != points.get(i - 1).getTimeUnixNano()) {
        gaps++;
      }
    }
    return gaps;
  }

  private List<HistogramDataPoint> good(String service) {
    return taken.stream()
        .flatMap(request -> request.getResourceMetricsList().stream())
        .filter(
            resource ->
                resource.getResource().getAttributes(0).getValue().getStringValue().equals(service))
        .flatMap(Listener::metrics)
        .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
        .filter(
            point ->
                point.getAttributes(0).getValue().getStringValue().equals(Signal.COMMANDS.good()))
        .toList();
  }

  private static java.util.stream.Stream<Metric> metrics(ResourceMetrics resource) {
    return resource.getScopeMetricsList().stream()
        .flatMap(scope -> scope.getMetricsList().stream());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.andal.demo;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** Sends OTLP/HTTP requests, again where the specification says so. */
final class Sender implements AutoCloseable {
  private static final int ATTEMPTS = 6;

  private final URI metrics;
  private final URI traces;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Sender(URI andal, String token) {
    String base = andal.toString();
    URI root = URI.create(base.endsWith("/") ? base : base + "/");
    this.metrics = root.resolve("v1/metrics");
    this.traces = root.resolve("v1/traces");
    this.token = token;
  }

  /**
   * Sends one request of metrics until it is taken.
   *
   * @throws IOException if nobody answers any more, or the request is refused for good
   */
  void sendMetrics(byte[] body) throws IOException, InterruptedException {
    byte[] answer = send(metrics, body);
    ExportMetricsServiceResponse response = ExportMetricsServiceResponse.parseFrom(answer);
    if (response.hasPartialSuccess()) {
      throw rejected(metrics, "points", response.getPartialSuccess().getErrorMessage());
    }
  }

  /** Sends one request of spans until it is taken; fails as {@link #sendMetrics}. */
  void sendSpans(byte[] body) throws IOException, InterruptedException {
    byte[] answer = send(traces, body);
    ExportTraceServiceResponse response = ExportTraceServiceResponse.parseFrom(answer);
    if (response.hasPartialSuccess() && response.getPartialSuccess().getRejectedSpans() > 0) {
      throw rejected(traces, "spans", response.getPartialSuccess().getErrorMessage());
    }
  }

  private static RefusedException rejected(URI where, String what, String why) {
    return new RefusedException(where + " rejected " + what + " of the demo: " + why);
  }

  private byte[] send(URI where, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(where)
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "gzip")
            .header("Authorization", "Bearer " + token)
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(body)))
            .build();
    for (int attempt = 1; ; attempt++) {
      Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 3));
      try {
        HttpResponse<byte[]> response =
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 200) {
          return response.body();
        }
        if (!retryable(response.statusCode()) || attempt == ATTEMPTS) {
          throw new RefusedException(
              where + " answered " + response.statusCode() + " to what the demo sent.");
        }
        pause =
            response
                .headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(pause);
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException("Nothing answers at " + where + " any more.", e);
        }
      }
      Thread.sleep(pause);
    }
  }

  private static boolean retryable(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** The server understood, and doesn't want it. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}

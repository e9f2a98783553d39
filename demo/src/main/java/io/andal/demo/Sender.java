package io.andal.demo;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
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
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Sender(URI andal, String token) {
    String base = andal.toString();
    this.metrics = URI.create((base.endsWith("/") ? base : base + "/") + "v1/metrics");
    this.token = token;
  }

  /**
   * Sends one request until it is taken.
   *
   * @throws IOException if nobody answers any more, or the request is refused for good
   */
  void send(byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(metrics)
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
          check(response.body());
          return;
        }
        if (!retryable(response.statusCode()) || attempt == ATTEMPTS) {
          throw new RefusedException(
              metrics + " answered " + response.statusCode() + " to what the demo sent.");
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
          throw new IOException("Nothing answers at " + metrics + " any more.", e);
        }
      }
      Thread.sleep(pause);
    }
  }

  private static boolean retryable(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private void check(byte[] body) throws IOException {
    ExportMetricsServiceResponse response = ExportMetricsServiceResponse.parseFrom(body);
    if (response.hasPartialSuccess()) {
      throw new RefusedException(
          metrics
              + " rejected points of the demo: "
              + response.getPartialSuccess().getErrorMessage());
    }
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

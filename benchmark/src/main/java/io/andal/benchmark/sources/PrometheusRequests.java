package io.andal.benchmark.sources;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a Prometheus how many requests of its API it answered. */
public final class PrometheusRequests {
  private PrometheusRequests() {}

  /** All requests below {@code /api/v1} since it started. */
  public static double count(URI prometheus) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String metrics =
          http.send(
                  HttpRequest.newBuilder(prometheus.resolve("/metrics")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return metrics
          .lines()
          .filter(line -> line.startsWith("prometheus_http_requests_total{"))
          .filter(line -> line.contains("handler=\"/api/v1/"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }
}

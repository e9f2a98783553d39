package io.andal.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/** Asks a server one request after the other and says how long it took to get whole answers. */
public final class Visitor {
  private final String url;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  public Visitor(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /** The length of the answer's body, in characters. */
  public int get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body().length();
  }

  public void measure(String name, List<String> paths, int warmUp, int requests)
      throws IOException, InterruptedException {
    for (int i = 0; i < warmUp; i++) {
      get(paths.get(i % paths.size()));
    }
    double[] millis = new double[requests];
    long bytes = 0;
    for (int i = 0; i < requests; i++) {
      long before = System.nanoTime();
      bytes += get(paths.get(i % paths.size()));
      millis[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "pages: %s: median %.1f ms, p95 %.1f ms, worst %.1f ms (%d requests, %,d KiB each)%n",
        name,
        millis[requests / 2],
        millis[requests * 95 / 100],
        millis[requests - 1],
        requests,
        (bytes / requests) >> 10);
  }
}

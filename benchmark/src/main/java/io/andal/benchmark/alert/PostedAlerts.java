package io.andal.benchmark.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Alerts as several Prometheus servers send them at once.
 *
 * @param door where {@code POST /api/v2/alerts} is
 * @param token may be empty
 * @param clients how many send at the same time
 */
record PostedAlerts(URI door, String token, int clients) {

  /**
   * Sends alerts, and returns when each was answered.
   *
   * @param round alerts of another round are others
   * @param batch alerts in a request
   * @return seconds that it took
   */
  double send(int round, int alerts, int batch) throws InterruptedException {
    List<String> bodies = new ArrayList<>();
    for (int from = 0; from < alerts; from += batch) {
      bodies.add(body(round, from, Math.min(alerts, from + batch)));
    }
    AtomicInteger next = new AtomicInteger();
    List<Callable<Integer>> senders = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      senders.add(() -> post(bodies, next));
    }
    long before = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (Future<Integer> sender : threads.invokeAll(senders)) {
        if (sender.get() > 0) {
          throw new IllegalStateException(sender.get() + " requests were refused");
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - before) / 1e9;
  }

  /** How many requests weren't taken. */
  private int post(List<String> bodies, AtomicInteger next)
      throws IOException, InterruptedException {
    int refused = 0;
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(door)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(bodies.get(i)));
        if (!token.isEmpty()) {
          request.header("Authorization", "Bearer " + token);
        }
        refused +=
            http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1;
      }
    }
    return refused;
  }

  private static String body(int round, int from, int to) {
    StringBuilder body = new StringBuilder("[");
    for (int i = from; i < to; i++) {
      body.append(i == from ? "" : ",")
          .append(
              """
              {"labels":{"alertname":"DeviceOffline%d","device":"pump-%d","site":"site-%d",\
              "severity":"page","team":"water"},"annotations":{"summary":"pump-%d is silent"},\
              "generatorURL":"http://prometheus.example/graph?g0.expr=up"}"""
                  .formatted(round, i, i % 100, i));
    }
    return body.append(']').toString();
  }
}

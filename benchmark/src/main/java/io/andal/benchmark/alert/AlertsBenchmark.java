package io.andal.benchmark.alert;

import io.andal.database.DatabaseConfig;
import io.andal.server.AndalServer;
import io.andal.server.ServerOptions;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Alerts through {@code POST /api/v2/alerts} of a whole server, each request answered when its
 * alerts are stored (SQLite, synced): new ones, and the same again, as a Prometheus sends them.
 */
public final class AlertsBenchmark {
  private static final int ALERTS = 60_000;
  private static final int CLIENTS = 8;

  private AlertsBenchmark() {}

  public static void run() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("andal-benchmark");
    ServerOptions options =
        new ServerOptions(
            Optional.empty(),
            data,
            DatabaseConfig.file(data.resolve("andal.db")),
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty());
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    System.out.printf(
        Locale.ROOT,
        "alerts: %,d alerts through POST /api/v2/alerts, %d clients on the same machine%n",
        ALERTS,
        CLIENTS);
    try (AndalServer server = AndalServer.start(options, silent)) {
      String token =
          new Tokens(server.runtime().database(), Clock.systemUTC())
              .create("benchmark", EnumSet.of(Scope.INGEST), Optional.empty(), "benchmark")
              .secret();
      URI door = URI.create(server.url() + "/api/v2/alerts");
      measure("warm-up", door, token, 0, 64);
      measure("new, 64 a request", door, token, 1, 64);
      measure("again, 64 a request", door, token, 1, 64);
      measure("new, 1000 a request", door, token, 2, 1000);
      measure("again, 1000 a request", door, token, 2, 1000);
      System.out.printf(
          Locale.ROOT, "  %,d alerts are kept%n", server.runtime().groups().standings().size());
    }
  }

  private static void measure(String what, URI door, String token, int round, int batch)
      throws InterruptedException {
    List<String> bodies = new ArrayList<>();
    for (int from = 0; from < ALERTS; from += batch) {
      bodies.add(body(round, from, Math.min(ALERTS, from + batch)));
    }
    AtomicInteger next = new AtomicInteger();
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(() -> post(door, token, bodies, next));
    }
    long before = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<Integer> client : threads.invokeAll(clients)) {
        if (client.get() > 0) {
          System.out.printf(Locale.ROOT, "  %d requests were refused%n", client.get());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.printf(Locale.ROOT, "  %-22s %,8.0f alerts/s%n", what, ALERTS / seconds);
  }

  /** How many requests weren't taken. */
  private static int post(URI door, String token, List<String> bodies, AtomicInteger next)
      throws IOException, InterruptedException {
    int refused = 0;
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
        HttpRequest request =
            HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(bodies.get(i)))
                .build();
        refused += http.send(request, BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1;
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

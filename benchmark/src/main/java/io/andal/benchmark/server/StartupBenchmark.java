package io.andal.benchmark.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From {@code ./andal up} on an empty data folder until the login page answers. */
public final class StartupBenchmark {
  private static final int RUNS = 5;
  private static final long GIVE_UP_SECONDS = 120;

  private StartupBenchmark() {}

  public static void run() throws IOException, InterruptedException {
    Path andal = Path.of("andal").toAbsolutePath();
    // Builds what isn't built: that is no part of a start.
    new ProcessBuilder(andal.toString(), "version").inheritIO().start().waitFor();
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Path data = Files.createTempDirectory("andal-benchmark");
      try {
        seconds.add(start(andal, data));
      } finally {
        Folders.delete(data);
      }
    }
    Collections.sort(seconds);
    System.out.printf(
        "startup: from the process to the login page, new data folder, examples/prometheus:"
            + " median %.2f s (%.2f to %.2f s, %d starts)%n",
        seconds.get(RUNS / 2), seconds.getFirst(), seconds.getLast(), RUNS);
  }

  private static double start(Path andal, Path data) throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            andal.toString(),
            "up",
            Path.of("examples", "prometheus").toAbsolutePath().toString(),
            "--data",
            data.toString(),
            "--port",
            String.valueOf(port));
    Path log = data.resolve("benchmark.log");
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    long before = System.nanoTime();
    Process process = command.start();
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI login = URI.create("http://127.0.0.1:" + port + "/login");
      while (!answers(http, login)) {
        if (!process.isAlive() || secondsSince(before) > GIVE_UP_SECONDS) {
          throw new IOException("The server did not start: " + Files.readString(log));
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
      return secondsSince(before);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static boolean answers(HttpClient http, URI login) throws InterruptedException {
    try {
      return http.send(HttpRequest.newBuilder(login).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      // Not listening yet.
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}

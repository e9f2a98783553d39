package io.andal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of Prometheus' family as a process, with a folder of its own that goes with it. */
record RealServer(Process process, Path folder, URI url) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The first of these programs that is on the PATH. */
  static Optional<Path> find(String... names) {
    List<String> folders = List.of(String.valueOf(System.getenv("PATH")).split(":", -1));
    return Stream.of(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param port where the command makes it listen
   */
  static RealServer start(Path folder, int port, List<String> command) throws IOException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    RealServer server = new RealServer(process, folder, URI.create("http://127.0.0.1:" + port));
    try {
      Wait.until(
          command.getFirst() + " is ready or ended",
          PATIENCE,
          () -> server.isReady() || !process.isAlive(),
          () -> text(log));
      if (!process.isAlive()) {
        throw new IllegalStateException(command.getFirst() + " did not start: " + text(log));
      }
    } catch (AssertionError | IllegalStateException e) {
      server.close();
      throw e;
    }
    return server;
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) url.resolve("/-/ready").toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(1000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** CPU time that it has used so far, in nanoseconds. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** Stops it and removes its folder. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

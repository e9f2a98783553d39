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

/**
 * Prometheus' own Alertmanager on a free port of this machine, alone (no cluster), with a folder of
 * its own. Ask {@link #isInstalled} first. Where {@code CI=true}, a missing one is an error.
 */
public final class RealAlertmanager implements AutoCloseable {
  /** Debian's name for it, then everybody else's. */
  private static final List<String> NAMES = List.of("prometheus-alertmanager", "alertmanager");

  private final Process process;
  private final Path folder;
  private final URI url;

  private RealAlertmanager(Process process, Path folder, URI url) {
    this.process = process;
    this.folder = folder;
    this.url = url;
  }

  /** Whether it is there; for {@code assumeTrue}. */
  public static boolean isInstalled() {
    boolean there = program().isPresent();
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(
          "CI needs Alertmanager on the PATH: apt-get install prometheus-alertmanager");
    }
    return there;
  }

  /** Why tests are skipped where it isn't installed. */
  public static String skipped() {
    return "Alertmanager is not installed (apt-get install prometheus-alertmanager): skipped";
  }

  private static Optional<Path> program() {
    List<String> folders = List.of(String.valueOf(System.getenv("PATH")).split(":", -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one with this configuration, and waits until it answers. */
  public static RealAlertmanager start(String configuration) {
    try {
      Path folder = Files.createTempDirectory("andal-alertmanager");
      Path file = folder.resolve("alertmanager.yml");
      Files.writeString(file, configuration);
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Path log = folder.resolve("log");
      Process process =
          new ProcessBuilder(
                  program().orElseThrow().toString(),
                  "--config.file=" + file,
                  "--storage.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address=")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      RealAlertmanager server =
          new RealAlertmanager(process, folder, URI.create("http://127.0.0.1:" + port));
      try {
        Wait.until("Alertmanager is ready", Duration.ofSeconds(20), server::ready, () -> text(log));
      } catch (AssertionError e) {
        server.close();
        throw e;
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return url;
  }

  /** CPU time that it has used so far, in nanoseconds. */
  public long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }

  private boolean ready() {
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
          Files.delete(file);
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

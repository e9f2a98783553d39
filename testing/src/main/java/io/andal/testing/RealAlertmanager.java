package io.andal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Prometheus' own Alertmanager on a free port of this machine, alone (no cluster), with a folder of
 * its own. Ask {@link #isInstalled} first. Where {@code CI=true}, a missing one is an error.
 */
public final class RealAlertmanager implements AutoCloseable {
  private final RealServer server;

  private RealAlertmanager(RealServer server) {
    this.server = server;
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

  /** Debian's name for it, then everybody else's. */
  private static Optional<Path> program() {
    return RealServer.find("prometheus-alertmanager", "alertmanager");
  }

  /** Starts one with this configuration, and waits until it answers. */
  public static RealAlertmanager start(String configuration) {
    try {
      Path folder = Files.createTempDirectory("andal-alertmanager");
      Path file = folder.resolve("alertmanager.yml");
      Files.writeString(file, configuration);
      int port = RealServer.freePort();
      return new RealAlertmanager(
          RealServer.start(
              folder,
              port,
              List.of(
                  program().orElseThrow().toString(),
                  "--config.file=" + file,
                  "--storage.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--cluster.listen-address=")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return server.url();
  }

  /** CPU time that it has used so far, in nanoseconds. */
  public long cpuNanos() {
    return server.cpuNanos();
  }

  /** Stops it and removes its folder. */
  @Override
  public void close() {
    server.close();
  }
}

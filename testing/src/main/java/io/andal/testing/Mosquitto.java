package io.andal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto of the system's, started for a test. Ask {@link #isInstalled} first. */
public final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private Mosquitto(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Whether it is there; for {@code assumeTrue}. */
  public static boolean isInstalled() {
    boolean there = program().isPresent();
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("CI needs Mosquitto: apt-get install mosquitto");
    }
    return there;
  }

  /** Why tests are skipped where it isn't installed. */
  public static String skipped() {
    return "Mosquitto is not installed (apt-get install mosquitto): skipped";
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * One that lets anybody in and keeps sessions over restarts; not started yet.
   *
   * @param more lines of its configuration, which then says who is let in; {@code FOLDER} stands
   *     for its folder
   */
  public static Mosquitto open(String... more) throws IOException {
    Path folder = Files.createTempDirectory("andal-mosquitto");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String own =
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence true
        persistence_location %s/
        autosave_interval 1
        user %s
        max_queued_messages 0
        max_inflight_messages 0
        """
            .formatted(port, folder, System.getProperty("user.name"));
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        more.length == 0
            ? own
            : own.replace("allow_anonymous true\n", "")
                + String.join("\n", more).replace("FOLDER", folder.toString()));
    return new Mosquitto(folder, port);
  }

  public Path folder() {
    return folder;
  }

  public int port() {
    return port;
  }

  public Mosquitto start() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    program().orElseThrow().toString(),
                    "-c",
                    folder.resolve("mosquitto.conf").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Wait.until("Mosquitto listens", Duration.ofSeconds(20), this::listens, this::log);
    return this;
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** Stops it, as an administrator would. */
  public void stop() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroy();
      if (!running.waitFor(5, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
      process = null;
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

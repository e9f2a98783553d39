package io.andal.device.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto of the system's, started for a test. */
final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private Mosquitto(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** The program, where it is installed. */
  static Optional<Path> program() {
    return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one that lets anybody in, and keeps sessions over restarts. */
  static Mosquitto open(String... more) throws IOException {
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

  Path folder() {
    return folder;
  }

  int port() {
    return port;
  }

  Mosquitto start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                List.of(
                    program().orElseThrow().toString(),
                    "-c",
                    folder.resolve("mosquitto.conf").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    for (int i = 0; i < 100; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return this;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new IOException("Mosquitto doesn't listen: " + Files.readString(folder.resolve("log")));
  }

  /** Stops it, as an administrator would. */
  void stop() throws InterruptedException {
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
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

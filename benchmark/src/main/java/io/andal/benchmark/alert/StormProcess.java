package io.andal.benchmark.alert;

import io.andal.server.AndalServer;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;

/** A whole server in a process of its own, which can be killed. */
final class StormProcess implements AutoCloseable {
  private final Process process;
  private final String url;
  private final String token;
  private final int kept;

  private StormProcess(Process process, String url, String token, int kept) {
    this.process = process;
    this.url = url;
    this.token = token;
    this.kept = kept;
  }

  /**
   * The server: says in one line where it is, a token for it, and how many alerts it found.
   *
   * @param arguments the data folder and the folder of its documents
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (AndalServer server =
        AndalServer.start(
            Rig.options(Path.of(arguments[0]), Optional.of(Path.of(arguments[1]))), Rig.SILENT)) {
      String token =
          new Tokens(server.runtime().database(), Clock.systemUTC())
              .create(
                  "benchmark" + System.nanoTime(),
                  EnumSet.of(Scope.INGEST),
                  Optional.empty(),
                  "benchmark")
              .secret();
      System.out.println(
          "at " + server.url() + " " + token + " " + server.runtime().groups().standings().size());
      Thread.currentThread().join();
    }
  }

  static StormProcess start(Path data, Path documents) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                StormProcess.class.getName(),
                data.toString(),
                documents.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("at ")) {
        String[] words = line.split(" ", -1);
        // Whatever else it says must not fill the pipe.
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return new StormProcess(process, words[1], words[2], Integer.parseInt(words[3]));
      }
    }
    throw new IOException("the server did not start");
  }

  String url() {
    return url;
  }

  String token() {
    return token;
  }

  /** How many alerts it found when it started. */
  int kept() {
    return kept;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

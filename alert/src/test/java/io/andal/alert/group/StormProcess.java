package io.andal.alert.group;

import io.andal.alert.label.Labels;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A process that takes alerts in batches until somebody kills it, and says what it has stored. */
final class StormProcess {
  static final int BATCH = 100;

  private StormProcess() {}

  /** Argument: the SQLite file. */
  public static void main(String[] arguments) {
    try (Database database = Database.open(DatabaseConfig.file(Path.of(arguments[0])))) {
      GroupService groups =
          new GroupService(
              database, Clock.systemUTC(), GroupServiceTest.CONTEXT, GroupServiceTest.routing());
      for (int from = 0; from < 1_000_000; from += BATCH) {
        groups.receive(alerts(from, from + BATCH));
        System.out.println(from + BATCH);
      }
    }
  }

  static List<ReceivedAlert> alerts(int from, int to) {
    Instant now = Instant.now();
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                ReceivedAlert.of(
                    Labels.of(Map.of("alertname", "DeviceOffline", "device", "pump-" + i)),
                    Map.of(),
                    now,
                    now.plusSeconds(86_400),
                    now,
                    false,
                    ""))
        .toList();
  }

  /** Runs it, kills it once it has stored so many, and returns how many it had said by then. */
  static int killAfter(Path file, int stored) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What it unpacks would stay behind.
                "-Djava.io.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                StormProcess.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int said = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said = Integer.parseInt(line);
        if (said >= stored) {
          // The process itself would close the stream.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    return said;
  }
}

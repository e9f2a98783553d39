package io.andal.benchmark.device;

import io.andal.benchmark.server.Folders;
import io.andal.database.Database;
import io.andal.database.DatabaseConfig;
import io.andal.device.Column;
import io.andal.device.broker.BrokerOptions;
import io.andal.device.document.FleetDocuments;
import io.andal.device.live.Fleets;
import io.andal.signal.MinuteRange;
import io.andal.workspace.Checked;
import io.andal.workspace.DocumentChecker;
import io.andal.workspace.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Devices with a connection and a token each publish JSON with QoS 1 from a process of their own to
 * the embedded broker; what it acknowledged is compared with what SQLite holds.
 */
public final class MqttBenchmark {
  /** Connections, unless told otherwise. */
  public static final int CONNECTIONS = 10_000;

  private static final int SECONDS = 30;
  private static final String FLEET =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps}
      spec:
        type: MQTT
        interval: 1m
        maxMessagesPerMinute: 1000000
        mapping: {deviceLevel: 2, sequence: /n, values: {bar: /bar}}
        mqtt: {broker: embedded, topic: pumps/+/telemetry}
      """;

  private MqttBenchmark() {}

  public static void run(int connections) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-mqtt");
    try (Database database = Database.open(DatabaseConfig.file(folder.resolve("andal.db")));
        Fleets fleets =
            new Fleets(
                database,
                Clock.systemUTC(),
                new BrokerOptions("127.0.0.1", 0, Optional.empty()),
                _ -> Optional.empty())) {
      fleets.start();
      Checked checked =
          new DocumentChecker(FleetDocuments.kinds(), DocumentChecker.Limits.DEFAULT)
              .check(List.of(new SourceText("fleet.yaml", FLEET)));
      fleets.follow(checked.documents());
      List<String> tokens = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        tokens.add(
            fleets
                .tokens()
                .create("pumps", MqttLoad.device(i), "benchmark")
                .orElseThrow()
                .secret());
      }
      Path secrets = folder.resolve("tokens");
      Files.write(secrets, tokens);
      System.out.printf(
          Locale.ROOT, "mqtt: %,d connections with QoS 1, load on the same machine%n", connections);
      measure(fleets, secrets);
    } finally {
      Folders.delete(folder);
    }
  }

  private static void measure(Fleets fleets, Path secrets)
      throws IOException, InterruptedException {
    Instant since = Instant.now();
    long before = usedHeap();
    Process load =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MqttLoad.class.getName(),
                String.valueOf(fleets.broker().port()),
                secrets.toString(),
                String.valueOf(SECONDS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String told;
    long heap;
    try (var out = load.inputReader(StandardCharsets.UTF_8)) {
      told = String.valueOf(out.readLine());
      // The connections are still open.
      heap = usedHeap() - before;
      load.getOutputStream().close();
    }
    if (load.waitFor() != 0) {
      throw new IOException("the load failed: " + told);
    }
    String[] numbers = told.split(" ", -1);
    long acknowledged = Long.parseLong(numbers[0]);
    double seconds = Double.parseDouble(numbers[1]);
    long all = Long.parseLong(numbers[4]);
    fleets.flush();
    long received =
        fleets
            .minutes()
            .of(
                "pumps",
                fleets.store().groups("pumps").keySet(),
                new MinuteRange(
                    MinuteRange.minuteOf(since) - 1, MinuteRange.minuteOf(Instant.now()) + 2))
            .values()
            .stream()
            .mapToLong(counts -> counts.of(Column.RECEIVED))
            .sum();
    System.out.printf(
        Locale.ROOT,
        "  %,.0f messages/s acknowledged over %.0f s; lost after PUBACK: %,d of %,d%n",
        acknowledged / seconds,
        seconds,
        Math.max(0, all - received),
        all);
    System.out.printf(
        Locale.ROOT,
        "  from PUBLISH to PUBACK: median %s ms, p99 %s ms; heap of connections and devices: %,d MB%n",
        numbers[2],
        numbers[3],
        heap / 1_000_000);
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      runtime.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

package io.andal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.andal.database.Database;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.otlp.OtlpReceiver;
import io.andal.testing.MutableClock;
import io.andal.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The demo's documents and the demo's player fit together, through a real receiver. */
class PumpWorkspaceTest {
  private static final long START = 29_922_480;

  @TempDir Path folder;

  @Test
  void everyPromiseIsMeasuredAndTheStoryIsTold() throws Exception {
    Map<String, Indicator> indicators = indicators();
    assertThat(indicators).hasSize(17);
    try (Database database = TestDatabases.sqlite()) {
      MutableClock clock = new MutableClock(MinuteRange.startOf(START));
      OtlpReceiver receiver = new OtlpReceiver(database, clock);
      SignalSource source = receiver.source("applications", Map.of("retention", "35d"));
      play(receiver);
      Map<String, List<Slice>> slices = read(source, indicators);

      slices.forEach(
          (name, all) ->
              assertThat(all.stream().filter(slice -> !slice.measured()))
                  .as(name)
                  .hasSize(name.startsWith("firmware") ? 180 : 0));
      assertThat(budgetLeft(slices, "alarms-delivered", 0.999)).isNegative();
      assertThat(budgetLeft(slices, "commands-accepted", 0.995)).isBetween(0.6, 0.9);
      assertThat(budgetLeft(slices, "commands-fast", 0.99)).isBetween(0.4, 0.75);
      assertThat(budgetLeft(slices, "alarms-fast", 0.99)).isBetween(0.9, 0.99);
      assertThat(budgetLeft(slices, "firmware-updates", 0.98)).isBetween(0.35, 0.55);
      assertThat(budgetLeft(slices, "billing-fast", 0.95)).isBetween(0.5, 0.75);
      assertThat(budgetLeft(slices, "identity-fast", 0.995)).isBetween(0.6, 0.85);
      assertThat(budgetLeft(slices, "telemetry-fast", 0.99)).isBetween(0.8, 0.98);
      assertThat(budgetLeft(slices, "alarms-quick", 0.98)).isBetween(0.5, 0.7);
      assertThat(budgetLeft(slices, "alarms-quick", 0.99)).isBetween(0.05, 0.35);
      assertThat(budgetLeft(slices, "alarm-delivered", 0.995)).isBetween(0.4, 0.6);
    }
  }

  private void play(OtlpReceiver receiver) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/metrics",
        exchange -> {
          OtlpReceiver.Answer answer =
              receiver.accept(
                  exchange.getRequestBody().readAllBytes(),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  exchange.getRequestHeaders().getFirst("Content-Encoding"));
          exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : 0);
          exchange.getResponseBody().write(answer.body());
          exchange.close();
        });
    // What promises are measured by is metrics alone.
    server.createContext(
        "/v1/traces",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (Sender sender = new Sender(url, "token")) {
      Player.open(folder, sender, START * 60_000).tellUntil(START * 60_000);
    } finally {
      server.stop(0);
    }
  }

  private static Map<String, List<Slice>> read(
      SignalSource source, Map<String, Indicator> indicators) throws InterruptedException {
    Map<String, List<Slice>> slices = new TreeMap<>();
    List<String> names = List.copyOf(indicators.keySet());
    for (long day = START - 30 * Story.DAY; day < START; day += Story.DAY) {
      List<Reading> readings =
          source.read(List.copyOf(indicators.values()), new MinuteRange(day, day + Story.DAY));
      for (int i = 0; i < readings.size(); i++) {
        String name = names.get(i);
        switch (readings.get(i)) {
          case Reading.Slices read ->
              slices.computeIfAbsent(name, any -> new ArrayList<>()).addAll(read.slices());
          case Reading.Failed failed ->
              throw new AssertionError(name + ": " + failed.failure().message());
        }
      }
    }
    return slices;
  }

  private static double budgetLeft(Map<String, List<Slice>> slices, String name, double target) {
    List<Slice> all = slices.getOrDefault(name, List.of());
    long good = all.stream().mapToLong(Slice::good).sum();
    long total = all.stream().mapToLong(Slice::total).sum();
    return 1 - (double) (total - good) / total / (1 - target);
  }

  /** The indicators of all SLO documents, also those of composites, in the order of names. */
  private static Map<String, Indicator> indicators() throws IOException {
    Map<String, Indicator> indicators = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("..", "examples", "pumps", "slos"))) {
      for (Path file : files.toList()) {
        for (Object document :
            new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file))) {
          Object spec = at(document, "spec");
          if (spec instanceof Map<?, ?> fields && fields.containsKey("indicator")) {
            put(indicators, at(spec, "indicator"));
          } else if (at(spec, "objectives") instanceof List<?> objectives) {
            objectives.forEach(objective -> put(indicators, at(objective, "indicator")));
          }
        }
      }
    }
    return indicators;
  }

  private static void put(Map<String, Indicator> indicators, Object sli) {
    Object ratio = at(sli, "spec", "ratioMetric");
    boolean bad = ratio instanceof Map<?, ?> metrics && metrics.containsKey("bad");
    indicators.put(
        String.valueOf(at(sli, "metadata", "name")),
        new Indicator.Ratio(
            "applications",
            metric(at(ratio, bad ? "bad" : "good")),
            bad,
            metric(at(ratio, "total")),
            true));
  }

  private static Metric metric(Object metric) {
    return new Metric(Map.of("query", String.valueOf(at(metric, "metricSource", "spec", "query"))));
  }

  private static Object at(Object node, String... path) {
    Object here = node;
    for (String key : path) {
      Object next = here instanceof Map<?, ?> map ? map.get(key) : null;
      if (next == null) {
        throw new AssertionError("nothing at " + String.join("/", path));
      }
      here = next;
    }
    return here;
  }
}

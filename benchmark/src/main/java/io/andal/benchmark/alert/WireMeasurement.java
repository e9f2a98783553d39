package io.andal.benchmark.alert;

import io.andal.benchmark.server.Folders;
import io.andal.benchmark.sms.QuickCenter;
import io.andal.server.AndalServer;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.testing.Mosquitto;
import io.andal.testing.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * From the slice that decides an alert to the wire: an objective of a whole server gets the minutes
 * that burn its budget, and its message is taken by a mail server, an SMS center, an MQTT broker
 * (where Mosquitto is installed) and a webhook. One objective after the other, each with recipients
 * of its own.
 */
final class WireMeasurement {
  private static final int ALERTS = 200;

  /** The first ones run code that never ran before. */
  private static final int COLD = 50;

  private static final Pattern NUMBER = Pattern.compile("wire-(\\d+)");
  private static final long PAUSE_NANOS = Duration.ofMillis(120).toNanos();
  private static final long SETTLE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Map<String, Map<Integer, Long>> arrived = new ConcurrentHashMap<>();
  private final long[] sent = new long[ALERTS];

  static void run() throws IOException, InterruptedException {
    new WireMeasurement().measure();
  }

  private void measure() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("andal-benchmark");
    int smsPort = freePort();
    try (MailSink mail = new MailSink(text -> came("SMTP", text));
        QuickCenter _ = new QuickCenter(smsPort, text -> came("SMPP", text));
        HookSink hook = new HookSink(text -> came("webhook", text));
        Broker broker = Broker.open(text -> came("MQTT", text))) {
      Path documents = Files.createDirectories(folder.resolve("documents"));
      Files.writeString(folder.resolve("secret"), "right");
      Files.writeString(
          documents.resolve("wire.yaml"),
          new WireDocuments(ALERTS, mail.port(), smsPort, hook.url(), broker.port())
              .text(folder.resolve("secret")));
      Path data = Files.createDirectories(folder.resolve("data"));
      try (AndalServer server =
          AndalServer.start(Rig.options(data, Optional.of(documents)), Rig.SILENT)) {
        burn(server);
      }
    } finally {
      Folders.delete(folder);
    }
    print();
  }

  private void burn(AndalServer server) {
    for (int i = 0; i < ALERTS; i++) {
      record(server, i, 300, 10);
    }
    // Five hours of 200 objectives at once are another thing than the minute that is measured.
    LockSupport.parkNanos(SETTLE_NANOS);
    for (int i = 0; i < ALERTS; i++) {
      sent[i] = System.nanoTime();
      record(server, i, 60, 1);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    Wait.until(
        "everybody is told",
        Duration.ofSeconds(30),
        () -> arrived.values().stream().allMatch(wire -> wire.size() == ALERTS),
        () -> arrived.values().stream().map(Map::size).toList().toString());
  }

  private static void record(AndalServer server, int number, long minutes, int good) {
    SloDefinition definition = server.runtime().slos().find("wire-" + number).orElseThrow();
    long last = MinuteRange.minuteOf(Instant.now());
    List<Slice> slices =
        LongStream.range(last - minutes, last)
            .mapToObj(minute -> Slice.of(minute, good, 10, Quality.COMPLETE))
            .toList();
    server.runtime().ledger().record(Map.of(definition.series(), slices));
  }

  private void came(String wire, String text) {
    long now = System.nanoTime();
    Matcher number = NUMBER.matcher(text);
    if (number.find()) {
      arrived
          .computeIfAbsent(wire, _ -> new ConcurrentHashMap<>())
          .putIfAbsent(Integer.parseInt(number.group(1)), now);
    }
  }

  private void print() {
    List<String> wires = new ArrayList<>(arrived.keySet());
    wires.sort(String::compareTo);
    for (String wire : wires) {
      double[] all = millis(wire, 0);
      double[] warm = millis(wire, COLD);
      System.out.printf(
          Locale.ROOT,
          "wire: slice to %-7s %d alerts of a server that just started: median %.0f ms, p99 %.0f ms,"
              + " worst %.0f ms; without the first %d: p99 %.0f ms, worst %.0f ms%n",
          wire,
          all.length,
          all[all.length / 2],
          all[(int) Math.ceil(all.length * 0.99) - 1],
          all[all.length - 1],
          COLD,
          warm[(int) Math.ceil(warm.length * 0.99) - 1],
          warm[warm.length - 1]);
    }
  }

  /** How long each alert took from a number on, shortest first. */
  private double[] millis(String wire, int from) {
    double[] millis =
        arrived.getOrDefault(wire, Map.of()).entrySet().stream()
            .filter(e -> e.getKey() >= from)
            .mapToDouble(e -> (e.getValue() - sent[e.getKey()]) / 1e6)
            .toArray();
    Arrays.sort(millis);
    return millis;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Mosquitto and who listens there; or nothing, where it isn't installed. */
  private static final class Broker implements AutoCloseable {
    private final @Nullable Mosquitto mosquitto;
    private final @Nullable MqttEar ear;

    private Broker(@Nullable Mosquitto mosquitto, @Nullable MqttEar ear) {
      this.mosquitto = mosquitto;
      this.ear = ear;
    }

    static Broker open(java.util.function.Consumer<String> heard) throws IOException {
      if (!Mosquitto.isInstalled()) {
        System.out.println("wire: Mosquitto is not installed: nothing over MQTT");
        return new Broker(null, null);
      }
      Mosquitto mosquitto = Mosquitto.open().start();
      return new Broker(mosquitto, new MqttEar(mosquitto.port(), heard));
    }

    /** Empty where there is none. */
    Optional<Integer> port() {
      return Optional.ofNullable(mosquitto).map(Mosquitto::port);
    }

    @Override
    public void close() {
      if (ear != null) {
        ear.close();
      }
      if (mosquitto != null) {
        mosquitto.close();
      }
    }
  }
}

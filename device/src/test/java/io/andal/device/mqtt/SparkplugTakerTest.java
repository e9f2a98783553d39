package io.andal.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import io.andal.device.DeviceEvent;
import io.andal.device.OfflineReason;
import io.andal.device.document.FleetDocuments;
import io.andal.device.document.FleetSpec;
import io.andal.device.document.FleetTexts;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import io.andal.testing.MutableClock;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host application of Sparkplug tells a broker, and how. */
class SparkplugTakerTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);

  private final MutableClock clock = new MutableClock(NOW);
  private final List<Publication> published = new ArrayList<>();

  private static FleetSpec spec(String broker) {
    return FleetDocuments.fleets(
            FleetTexts.of(
                "pumps: {type: MQTT, interval: 1m, mapping: {format: Sparkplug}, mqtt: {"
                    + broker
                    + ", sparkplug: {hostId: andal, groups: [g]}}}"))
        .getFirst();
  }

  private SparkplugTaker taker(Map<String, Integer> known) {
    FleetSpec spec = spec("broker: embedded");
    return new SparkplugTaker(
        spec.mqtt().orElseThrow().sparkplug().orElseThrow(),
        new MessageReader(spec.mapping()),
        new Knowing(known),
        clock);
  }

  private Session session() {
    return new Session() {
      @Override
      public void open() {}

      @Override
      public void subscribe() {}

      @Override
      public CompletableFuture<?> publish(Publication publication) {
        published.add(publication);
        return CompletableFuture.completedFuture(publication);
      }

      @Override
      public void close() {}
    };
  }

  private static String text(Publication one) {
    return new String(one.payload(), StandardCharsets.UTF_8);
  }

  @Test
  void theBirthOfTheHostHasTheTimeOfItsWill() {
    SparkplugTaker taker = taker(Map.of());
    Publication will = taker.will().orElseThrow();
    clock.advance(Duration.ofSeconds(3));
    taker.subscribed(session());
    Publication birth = published.getFirst();
    assertThat(text(will)).isEqualTo("{\"online\":false,\"timestamp\":1767225600000}");
    assertThat(text(birth)).isEqualTo("{\"online\":true,\"timestamp\":1767225600000}");
    assertThat(List.of(will, birth))
        .allMatch(one -> one.topic().equals("spBv1.0/STATE/andal"))
        .allMatch(Publication::atLeastOnce)
        .allMatch(Publication::retained);
  }

  @Test
  void anotherConnectionHasAnotherTime() {
    SparkplugTaker taker = taker(Map.of());
    taker.will();
    clock.advance(Duration.ofSeconds(3));
    assertThat(text(taker.will().orElseThrow())).contains("1767225603000");
  }

  @Test
  void theDeathOfTheHostIsPublishedBeforeItLeaves() {
    SparkplugTaker taker = taker(Map.of());
    taker.will();
    taker.subscribed(session());
    clock.advance(Duration.ofSeconds(3));
    Publication death = taker.farewell().orElseThrow();
    assertThat(text(death)).isEqualTo("{\"online\":false,\"timestamp\":1767225603000}");
    assertThat(death.retained() && death.atLeastOnce()).isTrue();
    assertThat(taker.farewell()).isEmpty();
  }

  @Test
  void whoSaysThatTheHostIsGoneIsContradicted() {
    SparkplugTaker taker = taker(Map.of());
    taker.will();
    taker.subscribed(session());
    for (String said : List.of("{\"online\":false,\"timestamp\":1}", "{\"online\":true}", "[")) {
      taker.take(
          new Heard(
              "spBv1.0/STATE/andal",
              said.getBytes(StandardCharsets.UTF_8),
              true,
              "",
              NOW.toEpochMilli(),
              () -> {}));
    }
    assertThat(published).hasSize(2);
    assertThat(text(published.get(1))).isEqualTo(text(published.get(0)));
  }

  @Test
  void aRequestForBirthsIsACommandThatIsNeitherKeptNorNumbered() throws IOException {
    SparkplugTaker taker = taker(Map.of("g+n", 3));
    taker.will();
    taker.subscribed(session());
    taker.advance(NOW.toEpochMilli());
    Publication command = published.get(1);
    assertThat(command.topic()).isEqualTo("spBv1.0/g/NCMD/n");
    assertThat(command.atLeastOnce() || command.retained()).isFalse();
    CodedInputStream in = CodedInputStream.newInstance(command.payload());
    assertThat(in.readTag()).isEqualTo(1 << 3);
    assertThat(in.readUInt64()).isEqualTo(NOW.toEpochMilli());
    assertThat(in.readTag()).isEqualTo(2 << 3 | 2);
    CodedInputStream metric = CodedInputStream.newInstance(in.readByteArray());
    assertThat(in.isAtEnd()).isTrue();
    assertThat(metric.readTag()).isEqualTo(1 << 3 | 2);
    assertThat(metric.readString()).isEqualTo("Node Control/Rebirth");
    metric.skipField(metric.readTag());
    assertThat(metric.readTag()).isEqualTo(4 << 3);
    assertThat(metric.readUInt32()).isEqualTo(11);
    assertThat(metric.readTag()).isEqualTo(14 << 3);
    assertThat(metric.readBool()).isTrue();
  }

  @Test
  void nobodyIsAskedWhileTheBrokerIsAway() {
    SparkplugTaker taker = taker(Map.of("g+n", 3));
    taker.will();
    taker.subscribed(session());
    taker.disconnected();
    taker.advance(NOW.toEpochMilli());
    assertThat(published).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'5'", "'3.1.1'"})
  void theSessionIsCleanAndHasAWill(String version) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FleetSpec spec =
          spec("url: 'mqtt://127.0.0.1:" + server.getLocalPort() + "', version: " + version);
      try (MqttLink link =
          new MqttLink(
              "pumps",
              spec.mqtt().orElseThrow(),
              new MessageReader(spec.mapping()),
              new Knowing(Map.of()),
              SessionOpener.elsewhere(),
              clock)) {
        link.open();
        try (Socket connected = server.accept()) {
          DataInputStream in = new DataInputStream(connected.getInputStream());
          assertThat(in.readUnsignedByte()).isEqualTo(0x10);
          int more = in.readUnsignedByte();
          while (more >= 0x80) {
            more = in.readUnsignedByte();
          }
          assertThat(in.readUTF()).isEqualTo("MQTT");
          int five = in.readUnsignedByte();
          // Will retained, of QoS 1, there; session clean.
          assertThat(in.readUnsignedByte()).isEqualTo(0b0010_1110);
          in.readUnsignedShort();
          if (five == 5) {
            byte[] properties = in.readNBytes(in.readUnsignedByte());
            // No session expiry interval (0x11) is the same as 0.
            assertThat(properties).doesNotContain(0x11);
          }
        }
      }
    }
  }

  /** Knows some devices, and does nothing with what it is told. */
  private record Knowing(Map<String, Integer> births) implements MqttHandler {
    @Override
    public void linkUp() {}

    @Override
    public void linkDown() {}

    @Override
    public void telemetry(DeviceMessage message, long receivedMillis) {}

    @Override
    public void connection(
        String device, boolean connected, OfflineReason reason, long receivedMillis) {}

    @Override
    public void command(CommandEvent event, long receivedMillis) {}

    @Override
    public void happened(String device, DeviceEvent event) {}

    @Override
    public void refused(String reason) {}

    @Override
    public void store() {}
  }
}

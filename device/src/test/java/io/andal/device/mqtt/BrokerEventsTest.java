package io.andal.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.device.Column;
import io.andal.device.DeviceEvent;
import io.andal.device.FleetTable;
import io.andal.device.OfflineReason;
import io.andal.device.Outputs;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.document.FleetDocuments;
import io.andal.device.document.FleetSpec;
import io.andal.device.document.FleetTexts;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.CommandEvent;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What AWS IoT Core and EMQX tell of clients, in whatever order. */
class BrokerEventsTest {
  private static final long NOW = 1_795_000_000_000L;
  private static final String AWS = "$aws/events/presence/";
  private static final String EMQX = "$SYS/brokers/emqx@10.0.0.1/clients/";

  private final List<String> refused = new ArrayList<>();

  private static FleetSpec spec(String events) {
    return FleetDocuments.fleets(
            FleetTexts.of(
                "pumps: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2}, mqtt: {url:"
                    + " 'mqtts://broker.example', topic: p/+/t, events: "
                    + events
                    + "}}"))
        .getFirst();
  }

  private record Event(String topic, String payload, long received) {}

  private static Event aws(String kind, String device, long when, String more) {
    return new Event(
        AWS + kind + "/" + device,
        "{\"clientId\": \"%s\", \"timestamp\": %d, \"eventType\": \"%s\"%s}"
            .formatted(device, when, kind, more),
        NOW + 60_000);
  }

  private static Event lost(String device, long when, String reason) {
    return aws("disconnected", device, when, ", \"disconnectReason\": \"" + reason + "\"");
  }

  private static Event emqx(String device, String kind, long when, String reason) {
    return new Event(
        EMQX + device + "/" + kind,
        "{\"clientid\": \"%s\", \"ts\": %d, \"reason\": \"%s\"}".formatted(device, when, reason),
        NOW + 60_000);
  }

  private FleetTable heard(String broker, List<Event> events) {
    FleetSpec spec = spec(broker);
    FleetTable table = new FleetTable(spec.rules(), new Silent());
    table.linkUp(NOW - 600_000);
    MessageTaker taker =
        new MessageTaker(
            spec.mqtt().orElseThrow(), new MessageReader(spec.mapping()), new Applying(table));
    for (Event event : events) {
      taker.take(
          new Heard(
              event.topic,
              event.payload.getBytes(StandardCharsets.UTF_8),
              false,
              "",
              event.received,
              () -> {}));
    }
    return table;
  }

  private static Standing of(FleetTable table, String device) {
    return table.standing(table.find(device));
  }

  @Test
  void aFleetSubscribesToThemAndGoesByThem() {
    FleetSpec aws = spec("aws-iot");
    assertThat(aws.rules().connections()).isTrue();
    assertThat(aws.mqtt().orElseThrow().filters())
        .containsExactly("p/+/t", AWS + "connected/+", AWS + "disconnected/+");
    assertThat(spec("emqx").mqtt().orElseThrow().filters())
        .contains("$SYS/brokers/+/clients/+/connected");
  }

  @Test
  void reasonsAreToldApart() {
    FleetTable aws =
        heard(
            "aws-iot",
            List.of(
                aws("connected", "p0", NOW, ""),
                lost("p1", NOW, "CLIENT_INITIATED_DISCONNECT"),
                lost("p2", NOW, "MQTT_KEEP_ALIVE_TIMEOUT"),
                lost("p3", NOW, "CONNECTION_LOST")));
    assertThat(of(aws, "p0").presence()).isEqualTo(Presence.ONLINE);
    assertThat(of(aws, "p1").reason()).isEqualTo(OfflineReason.GRACEFUL);
    assertThat(of(aws, "p2").reason()).isEqualTo(OfflineReason.KEEP_ALIVE);
    assertThat(of(aws, "p3").reason()).isEqualTo(OfflineReason.LOST);
    FleetTable emqx =
        heard(
            "emqx",
            List.of(
                emqx("p0", "connected", NOW, ""),
                emqx("p1", "disconnected", NOW, "normal"),
                emqx("p2", "disconnected", NOW, "keepalive_timeout"),
                emqx("p3", "disconnected", NOW, "tcp_closed")));
    assertThat(of(emqx, "p0").presence()).isEqualTo(Presence.ONLINE);
    assertThat(of(emqx, "p1").reason()).isEqualTo(OfflineReason.GRACEFUL);
    assertThat(of(emqx, "p2").reason()).isEqualTo(OfflineReason.KEEP_ALIVE);
    assertThat(of(emqx, "p3").reason()).isEqualTo(OfflineReason.LOST);
  }

  @Test
  void whoConnectedAnewIsThereWhateverBecameOfTheOldConnection() {
    FleetTable table =
        heard(
            "aws-iot",
            List.of(
                aws("connected", "p1", NOW, ""),
                aws("connected", "p1", NOW + 5_000, ""),
                lost("p1", NOW + 5_010, "DUPLICATE_CLIENTID")));
    assertThat(of(table, "p1").presence()).isEqualTo(Presence.ONLINE);
    assertThat(
            of(
                    heard(
                        "emqx",
                        List.of(
                            emqx("p1", "connected", NOW, ""),
                            emqx("p1", "disconnected", NOW + 10, "takenover"))),
                    "p1")
                .presence())
        .isEqualTo(Presence.ONLINE);
  }

  @Test
  void theNewestCountsWhateverTheOrderAndHoweverOften() {
    List<Event> events =
        new ArrayList<>(
            List.of(
                aws("connected", "p1", NOW, ""),
                lost("p1", NOW + 10_000, "CONNECTION_LOST"),
                aws("connected", "p1", NOW + 20_000, ""),
                aws("connected", "p2", NOW, ""),
                lost("p2", NOW + 30_000, "MQTT_KEEP_ALIVE_TIMEOUT")));
    events.addAll(List.copyOf(events));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(events, new Random(seed));
      FleetTable table = heard("aws-iot", events);
      assertThat(of(table, "p1").presence()).as("seed %d", seed).isEqualTo(Presence.ONLINE);
      assertThat(of(table, "p2").presence()).as("seed %d", seed).isEqualTo(Presence.OFFLINE);
      assertThat(of(table, "p2").reason()).isEqualTo(OfflineReason.KEEP_ALIVE);
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void whatIsNoEventIsRefused() {
    heard(
        "aws-iot",
        List.of(
            new Event(AWS + "connected/p1", "connected", NOW),
            new Event(AWS + "connected/p1", "[1]", NOW),
            new Event(AWS + "connected/p1", "{\"a\": \"" + "x".repeat(70_000) + "\"}", NOW),
            aws("connected", "p1", NOW - 4_000_000, "")));
    assertThat(refused).hasSize(4).last().asString().contains("more than an hour old");
  }

  @Test
  void aCapturedOneCanBeTried() throws BadMessageException {
    FleetSpec spec = spec("aws-iot");
    MqttSettings settings = spec.mqtt().orElseThrow();
    MessageReader reader = new MessageReader(spec.mapping());
    Event gone = lost("p1", NOW, "CONNECTION_LOST");
    MqttTrial trial =
        MqttTrial.of(
            settings, reader, gone.topic, gone.payload.getBytes(StandardCharsets.UTF_8), NOW);
    assertThat(trial.device()).isEqualTo("p1");
    assertThat(trial.connected()).isFalse();
    assertThat(trial.reason()).isEqualTo(OfflineReason.LOST);
    Event replaced = lost("p1", NOW, "DUPLICATE_CLIENTID");
    assertThatThrownBy(
            () ->
                MqttTrial.of(
                    settings,
                    reader,
                    replaced.topic,
                    replaced.payload.getBytes(StandardCharsets.UTF_8),
                    NOW))
        .hasMessageContaining("newer connection");
  }

  private static final class Silent implements Outputs {
    @Override
    public void add(int group, long minute, Column column, int change) {}

    @Override
    public void presence(int device, Standing before, Standing now, long atMillis) {}
  }

  private final class Applying implements MqttHandler {
    private final FleetTable table;

    Applying(FleetTable table) {
      this.table = table;
    }

    @Override
    public void connection(
        String device, boolean connected, OfflineReason reason, long receivedMillis) {
      table.apply(
          table.add(device, 0, true, 0),
          connected
              ? new DeviceEvent.Connected(receivedMillis)
              : new DeviceEvent.Disconnected(receivedMillis, reason));
    }

    @Override
    public void refused(String reason) {
      refused.add(reason);
    }

    @Override
    public Map<String, Integer> births() {
      return Map.of();
    }

    @Override
    public void linkUp() {}

    @Override
    public void linkDown() {}

    @Override
    public void telemetry(DeviceMessage message, long receivedMillis) {}

    @Override
    public void command(CommandEvent event, long receivedMillis) {}

    @Override
    public void happened(String device, DeviceEvent event) {}

    @Override
    public void store() {}
  }
}

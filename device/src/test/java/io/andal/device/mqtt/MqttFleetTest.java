package io.andal.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.andal.database.Database;
import io.andal.device.Column;
import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.Standing;
import io.andal.device.document.FleetTexts;
import io.andal.device.live.Fleets;
import io.andal.device.live.StoredMinutes;
import io.andal.testing.Mosquitto;
import io.andal.testing.TestDatabases;
import io.andal.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet at a real Mosquitto: messages, wills, a restart of the broker, a cut of the wire. */
class MqttFleetTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @BeforeEach
  void thereIsABroker() {
    assumeTrue(Mosquitto.isInstalled(), Mosquitto.skipped());
  }

  private static String fleet(int port, String mqtt) {
    return "pumps: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2, time: /t, sequence: /n},"
        + " mqtt: {url: 'mqtt://127.0.0.1:%d', topic: pumps/+/telemetry%s}}".formatted(port, mqtt);
  }

  private static boolean hears(Fleets fleets) {
    return fleets.state("pumps").orElseThrow().link().orElseThrow().connected();
  }

  private static boolean is(Fleets fleets, String device, Presence presence) {
    return fleets
        .device("pumps", device)
        .map(seen -> seen.standing().presence() == presence)
        .orElse(false);
  }

  private static Mqtt5BlockingClient device(int port, String id) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(id)
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    client.connectWith().willPublish(publish("pumps/" + id + "/status", "offline", true)).send();
    client.publish(publish("pumps/" + id + "/status", "online", true));
    return client;
  }

  private static Mqtt5Publish publish(String topic, String payload, boolean retain) {
    return Mqtt5Publish.builder()
        .topic(topic)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(retain)
        .build();
  }

  private static void send(Mqtt5BlockingClient client, String id, int number) {
    client.publish(
        publish(
            "pumps/" + id + "/telemetry",
            "{\"t\": \"%s\", \"n\": %d}".formatted(CLOCK.instant(), number),
            false));
  }

  /** What was stored, the minute that isn't over included. */
  private static long count(Fleets fleets, Instant since, Column column) {
    fleets.flush();
    return StoredMinutes.sum(fleets, "pumps", column, since, CLOCK.instant());
  }

  /** Mosquitto takes such topics from anybody, so a client can play AWS IoT Core. */
  @ParameterizedTest
  @ValueSource(strings = {"", ", version: '3.1.1'", ", share: andal"})
  void whatABrokerTellsOfItsClientsIsHeard(String mqtt) throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      fleets.start();
      fleets.follow(FleetTexts.of(fleet(broker.port(), mqtt + ", events: aws-iot")));
      Wait.until("connected", () -> hears(fleets));
      Mqtt5BlockingClient aws = device(broker.port(), "aws");
      aws.publish(lifecycle("connected", CLOCK.millis(), ""));
      Wait.until("p1 is online", () -> is(fleets, "p1", Presence.ONLINE));
      aws.publish(lifecycle("disconnected", CLOCK.millis(), "DUPLICATE_CLIENTID"));
      long gone = CLOCK.millis();
      aws.publish(lifecycle("disconnected", gone, "MQTT_KEEP_ALIVE_TIMEOUT"));
      Wait.until("p1 is offline", () -> is(fleets, "p1", Presence.OFFLINE));
      assertThat(fleets.device("pumps", "p1").orElseThrow().standing().reason())
          .isEqualTo(OfflineReason.KEEP_ALIVE);
      aws.publish(lifecycle("connected", CLOCK.millis(), ""));
      aws.publish(lifecycle("disconnected", gone, "MQTT_KEEP_ALIVE_TIMEOUT"));
      send(aws, "p2", 1);
      Wait.until("all that was told is heard", () -> fleets.device("pumps", "p2").isPresent());
      assertThat(is(fleets, "p1", Presence.ONLINE)).isTrue();
      aws.disconnect();
    }
  }

  private static Mqtt5Publish lifecycle(String kind, long when, String reason) {
    return publish(
        "$aws/events/presence/" + kind + "/p1",
        "{\"clientId\": \"p1\", \"timestamp\": %d, \"disconnectReason\": \"%s\"}"
            .formatted(when, reason),
        false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", version: '3.1.1'", ", share: andal"})
  void messagesAndWillsAreHeard(String mqtt) throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      fleets.start();
      fleets.follow(
          FleetTexts.of(fleet(broker.port(), mqtt + ", status: {topic: pumps/+/status}")));
      Wait.until("connected", () -> hears(fleets));
      Mqtt5BlockingClient pump = device(broker.port(), "p1");
      Wait.until("p1 is online", () -> is(fleets, "p1", Presence.ONLINE));
      send(pump, "p1", 1);
      Wait.until(
          "telemetry",
          () -> fleets.device("pumps", "p1").orElseThrow().facts().lastSeenMillis() > 0);
      pump.disconnectWith()
          .reasonCode(
              com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode
                  .DISCONNECT_WITH_WILL_MESSAGE)
          .send();
      Wait.until("p1 is offline", () -> is(fleets, "p1", Presence.OFFLINE));
      assertThat(fleets.device("pumps", "p1").orElseThrow().standing())
          .isEqualTo(new Standing(Presence.OFFLINE, OfflineReason.LAST_WILL, false));
    }
  }

  @Test
  void aRestartOfTheBrokerIsNoOutageOfDevicesAndLosesNothing() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      Instant since = CLOCK.instant();
      fleets.start();
      fleets.follow(FleetTexts.of(fleet(broker.port(), "")));
      Wait.until("connected", () -> hears(fleets));
      Mqtt5BlockingClient pump = device(broker.port(), "p1");
      for (int i = 0; i < 100; i++) {
        send(pump, "p1", i);
      }
      Wait.until("p1 is online", () -> is(fleets, "p1", Presence.ONLINE));
      broker.stop();
      Wait.until("not connected", () -> !hears(fleets));
      assertThat(is(fleets, "p1", Presence.UNKNOWN)).isTrue();
      broker.start();
      Wait.until("connected again", () -> hears(fleets));
      assertThat(is(fleets, "p1", Presence.ONLINE)).isTrue();
      Mqtt5BlockingClient again = device(broker.port(), "p1");
      for (int i = 100; i < 200; i++) {
        send(again, "p1", i);
      }
      Wait.until("all of it", () -> count(fleets, since, Column.RECEIVED) == 200);
      assertThat(count(fleets, since, Column.LOST)).isZero();
      assertThat(fleets.store().changes("pumps", "p1", 10)).hasSize(1);
      again.disconnect();
    }
  }

  @Test
  void whatIsSentWhileTheWireIsCutComesLaterAndOnce() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Proxy wire = new Proxy(broker.port());
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      Instant since = CLOCK.instant();
      fleets.start();
      fleets.follow(FleetTexts.of(fleet(wire.port(), "")));
      Wait.until("connected", () -> hears(fleets));
      Mqtt5BlockingClient pump = device(broker.port(), "p1");
      send(pump, "p1", 0);
      Wait.until("p1 is online", () -> is(fleets, "p1", Presence.ONLINE));
      wire.cut(true);
      for (int i = 1; i < 50; i++) {
        send(pump, "p1", i);
      }
      Wait.until("the cut is found out", () -> !hears(fleets));
      assertThat(is(fleets, "p1", Presence.UNKNOWN)).isTrue();
      wire.cut(false);
      Wait.until("connected again", () -> hears(fleets));
      Wait.until("all of it", () -> count(fleets, since, Column.RECEIVED) == 50);
      assertThat(count(fleets, since, Column.LOST)).isZero();
      pump.disconnect();
    }
  }

  @Test
  void whatWasNotStoredWhenAndalDiedIsSentAgain() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite()) {
      Instant since = CLOCK.instant();
      try (Fleets fleets = new Fleets(database, CLOCK)) {
        fleets.start();
        fleets.follow(FleetTexts.of(fleet(broker.port(), "")));
        Wait.until("connected", () -> hears(fleets));
      }
      Mqtt5BlockingClient pump = device(broker.port(), "p1");
      for (int i = 0; i < 500; i++) {
        send(pump, "p1", i);
      }
      try (Fleets fleets = new Fleets(database, CLOCK)) {
        fleets.start();
        fleets.follow(FleetTexts.of(fleet(broker.port(), "")));
        Wait.until("all of it", () -> count(fleets, since, Column.RECEIVED) == 500);
        assertThat(count(fleets, since, Column.LOST)).isZero();
      }
      pump.disconnect();
    }
  }

  @Test
  void aBrokerThatWantsACertificateIsShownOne() throws Exception {
    try (Mosquitto broker =
            Mosquitto.open(
                "allow_anonymous true",
                "cafile FOLDER/andal.pem",
                "certfile FOLDER/broker.pem",
                "keyfile FOLDER/broker.key",
                "require_certificate true");
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      SelfSigned.write(broker.folder(), "andal");
      SelfSigned.write(broker.folder(), "broker");
      broker.start();
      fleets.start();
      String files =
          "{ca: '${file:FOLDER/broker.pem}', certificate: '${file:FOLDER/andal.pem}',"
              + " key: '${file:FOLDER/andal.key}'}";
      fleets.follow(
          FleetTexts.of(
              fleet(broker.port(), ", tls: " + files.replace("FOLDER", "" + broker.folder()))
                  .replace("mqtt://", "mqtts://")));
      Wait.until("connected", () -> hears(fleets));
    }
  }

  @Test
  void whoMayNotSubscribeIsToldWhy() throws Exception {
    try (Mosquitto broker = Mosquitto.open("allow_anonymous false").start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      fleets.start();
      fleets.follow(FleetTexts.of(fleet(broker.port(), "")));
      Wait.until(
          "trouble",
          () -> !fleets.state("pumps").orElseThrow().link().orElseThrow().trouble().isEmpty());
      assertThat(fleets.state("pumps").orElseThrow().link().orElseThrow().trouble())
          .containsAnyOf("NOT_AUTHORIZED", "code");
    }
  }
}

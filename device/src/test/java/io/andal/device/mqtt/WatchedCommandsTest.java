package io.andal.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.andal.database.Database;
import io.andal.device.CommandSummary;
import io.andal.device.document.FleetTexts;
import io.andal.device.live.Fleets;
import io.andal.device.live.TriedMessage;
import io.andal.device.message.BadMessageException;
import io.andal.testing.Mosquitto;
import io.andal.testing.TestDatabases;
import io.andal.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands that an application sends over a Mosquitto, and the answers of devices. */
class WatchedCommandsTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String BY_MESSAGE =
      "commands: {within: 1s, topic: 'pumps/{device}/command', answers: 'pumps/{device}/answer',"
          + " id: /id, sent: /at, ok: /ok, fault: /error}";
  private static final String BY_TOPIC =
      "commands: {within: 1s, topic: 'pumps/{device}/command/{id}',"
          + " answers: 'pumps/{device}/answer/{id}', fault: /error}";

  @BeforeEach
  void thereIsABroker() {
    assumeTrue(Mosquitto.isInstalled(), Mosquitto.skipped());
  }

  /** Telemetry is subscribed with a filter that takes commands too. */
  private static void follow(Fleets fleets, int port, String commands) throws Exception {
    fleets.start();
    fleets.follow(
        FleetTexts.of(
            "pumps: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2}, devices: [{id: p1}],"
                + " mqtt: {url: 'mqtt://127.0.0.1:%d', topic: 'pumps/+/#'}, ".formatted(port)
                + commands
                + "}"));
    Wait.until("connected", () -> hears(fleets));
  }

  private static boolean hears(Fleets fleets) {
    return fleets.state("pumps").orElseThrow().link().orElseThrow().connected();
  }

  private static CommandSummary commands(Fleets fleets) {
    return fleets.state("pumps").orElseThrow().commands();
  }

  private static Mqtt5BlockingClient client(int port) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildBlocking();
    client.connect();
    return client;
  }

  private static void send(Mqtt5BlockingClient client, String topic, String payload) {
    client
        .publishWith()
        .topic("pumps/" + topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  @Test
  void whatBecameOfCommandsIsHeardWhereTheyPass() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      follow(fleets, broker.port(), BY_MESSAGE);
      Mqtt5BlockingClient client = client(broker.port());
      String command = "{\"id\": \"a\", \"at\": \"%s\", \"open\": 5}".formatted(CLOCK.instant());
      send(client, "p1/command", command);
      send(client, "p1/answer", "{\"id\": \"a\", \"ok\": true}");
      Wait.until("a succeeded", () -> commands(fleets).succeeded() == 1);
      send(client, "p1/answer", "{\"id\": \"b\", \"error\": \"E42\"}");
      send(client, "p1/command", "{\"id\": \"b\"}");
      send(client, "p1/command", command);
      send(client, "p1/command", "{\"id\": \"c\"}");
      send(client, "p1/answer", "{\"id\": \"a\", \"ok\": false}");
      send(client, "unknown/command", "{\"id\": \"a\"}");
      send(client, "p1/command", "{\"open\": 5}");
      Wait.until(
          "c wasn't answered", () -> commands(fleets).equals(new CommandSummary(3, 1, 0, 0)));
      assertThat(fleets.state("pumps").orElseThrow().refused()).isGreaterThanOrEqualTo(2);
      client.disconnect();
    }
  }

  @Test
  void whileTheLinkIsDownTheirOutcomeIsUnknown() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      follow(fleets, broker.port(), BY_TOPIC);
      Mqtt5BlockingClient client = client(broker.port());
      send(client, "p1/command/a", "5");
      Wait.until("it waits", () -> commands(fleets).pending() == 1);
      broker.stop();
      Wait.until("not connected", () -> !hears(fleets));
      broker.start();
      Wait.until("connected again", () -> hears(fleets));
      Wait.until("its deadline", () -> commands(fleets).pending() == 0);
      assertThat(commands(fleets)).isEqualTo(new CommandSummary(0, 0, 0, 0));
      Mqtt5BlockingClient again = client(broker.port());
      send(again, "p1/command/b", "5");
      send(again, "p1/command/c", "5");
      send(again, "p1/answer/c", "{}");
      Wait.until("only b failed", () -> commands(fleets).equals(new CommandSummary(2, 1, 0, 0)));
      again.disconnect();
    }
  }

  @Test
  void whileAndalIsNotThereTheirOutcomeIsUnknown() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite()) {
      Mqtt5BlockingClient client = client(broker.port());
      try (Fleets fleets = new Fleets(database, CLOCK)) {
        follow(fleets, broker.port(), BY_MESSAGE.replace("1s", "3s"));
        send(client, "p1/command", "{\"id\": \"a\"}");
        Wait.until("it waits", () -> commands(fleets).pending() == 1);
      }
      try (Fleets fleets = new Fleets(database, CLOCK)) {
        follow(fleets, broker.port(), BY_MESSAGE.replace("1s", "3s"));
        Wait.until("its deadline", () -> commands(fleets).pending() == 0);
        assertThat(commands(fleets).counted()).isZero();
      }
      client.disconnect();
    }
  }

  @Test
  void aCapturedMessageIsTried() throws Exception {
    try (Database database = TestDatabases.sqlite();
        Fleets fleets = new Fleets(database, CLOCK)) {
      fleets.follow(
          FleetTexts.of(
              "pumps: {type: MQTT, interval: 1m, mapping: {deviceLevel: 2},"
                  + " mqtt: {broker: embedded, topic: pumps/+/telemetry}, "
                  + BY_TOPIC
                  + "}"));
      assertThat(tried(fleets, "pumps/p1/answer/c-17", "{\"error\": \"E42\"}"))
          .isInstanceOfSatisfying(
              TriedMessage.Command.class,
              said -> {
                assertThat(said.event().id()).isEqualTo("c-17");
                assertThat(said.event().answeredMillis()).isPresent();
                assertThat(said.event().ok()).isFalse();
              });
      assertThat(tried(fleets, "pumps/p1/command/c-17", "no JSON").device()).isEqualTo("p1");
    }
  }

  private static TriedMessage tried(Fleets fleets, String topic, String payload)
      throws BadMessageException {
    return fleets.tried("pumps", topic, payload.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}

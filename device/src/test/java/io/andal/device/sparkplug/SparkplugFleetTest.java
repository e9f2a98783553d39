package io.andal.device.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.andal.database.Database;
import io.andal.device.Column;
import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.broker.BrokerOptions;
import io.andal.device.credential.Speaker;
import io.andal.device.document.FleetTexts;
import io.andal.device.live.Fleets;
import io.andal.device.live.StoredMinutes;
import io.andal.testing.Mosquitto;
import io.andal.testing.TestDatabases;
import io.andal.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Edge nodes over a real Mosquitto and over the embedded broker. */
class SparkplugFleetTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String GATEWAY = "gateway-secret";

  private static String fleet(String broker) {
    return ("pumps: {type: MQTT, interval: 1m, mapping: {format: Sparkplug,"
            + " values: {pressure: /pressure}}, mqtt: {%s,"
            + " sparkplug: {groups: [g], reorderTimeout: 1s, rebirthEvery: 5s}}}")
        .formatted(broker);
  }

  private static Fleets open(Database database) {
    Fleets fleets =
        new Fleets(
            database,
            CLOCK,
            new BrokerOptions("127.0.0.1", 0, Optional.empty()),
            secret ->
                secret.equals(GATEWAY)
                    ? Optional.of(new Speaker.Gateway("line 1"))
                    : Optional.empty());
    fleets.start();
    return fleets;
  }

  private static boolean hears(Fleets fleets) {
    return fleets.state("pumps").orElseThrow().link().orElseThrow().connected();
  }

  private static boolean is(Fleets fleets, String id, Presence presence, OfflineReason reason) {
    return fleets
        .device("pumps", id)
        .filter(device -> device.standing().presence() == presence)
        .filter(device -> device.standing().reason() == reason)
        .isPresent();
  }

  private static String values(Fleets fleets, String id) {
    fleets.flush();
    return fleets.device("pumps", id).map(device -> device.values()).orElse("");
  }

  private static long count(Fleets fleets, Instant since, Column column) {
    fleets.flush();
    return StoredMinutes.sum(fleets, "pumps", column, since, CLOCK.instant());
  }

  /** The life of an edge node, whatever broker is between. */
  private static void life(Fleets fleets, int port, String token) {
    Instant since = CLOCK.instant();
    EdgeClient edge = new EdgeClient(port, "n", token).open(4);
    Wait.until("the host's state", () -> !edge.states().isEmpty());
    assertThat(edge.states().getFirst()).startsWith("{\"online\":true,\"timestamp\":");
    edge.born();
    Wait.until("d", () -> is(fleets, "g+n+d", Presence.ONLINE, OfflineReason.NONE));
    assertThat(is(fleets, "g+n", Presence.ONLINE, OfflineReason.NONE)).isTrue();

    edge.tell("DDATA", "d", Payloads.metric("", 2.5).alias(7).at(EdgeClient.now()).alone());
    Wait.until("its value", () -> values(fleets, "g+n+d").equals("{\"pressure\":2.5}"));

    edge.lose();
    edge.tell("DDATA", "d", Payloads.metric("pressure", 3.5));
    Wait.until("a rebirth is asked for", () -> !edge.commands().isEmpty());
    assertThat(edge.commands().getFirst()).contains("Node Control/Rebirth");
    Wait.until("born again", () -> values(fleets, "g+n+d").equals("{\"pressure\":1.5}"));
    assertThat(count(fleets, since, Column.LOST)).isEqualTo(1);
    assertThat(count(fleets, since, Column.RECEIVED)).isEqualTo(6);

    edge.tell("DDEATH", "d");
    Wait.until("d died", () -> is(fleets, "g+n+d", Presence.OFFLINE, OfflineReason.DEATH));
    edge.tell("DBIRTH", "d", Payloads.metric("pressure", 1.5).alias(7));
    Wait.until("d again", () -> is(fleets, "g+n+d", Presence.ONLINE, OfflineReason.NONE));
    edge.leave();
    Wait.until("n died", () -> is(fleets, "g+n", Presence.OFFLINE, OfflineReason.DEATH));
    assertThat(is(fleets, "g+n+d", Presence.OFFLINE, OfflineReason.NODE_DEATH)).isTrue();
  }

  @Test
  void anEdgeNodeLivesOverMosquitto() throws Exception {
    assumeTrue(Mosquitto.isInstalled(), Mosquitto.skipped());
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite();
        Fleets fleets = open(database)) {
      fleets.follow(FleetTexts.of(fleet("url: 'mqtt://127.0.0.1:" + broker.port() + "'")));
      Wait.until("connected", () -> hears(fleets));
      life(fleets, broker.port(), "");
    }
  }

  @Test
  void anEdgeNodeLivesOverTheEmbeddedBroker() throws Exception {
    try (Database database = TestDatabases.sqlite();
        Fleets fleets = open(database)) {
      fleets.follow(FleetTexts.of(fleet("broker: embedded")));
      Wait.until("it listens", () -> hears(fleets));
      life(
          fleets,
          fleets.broker().port(),
          fleets.tokens().create("pumps", "g+n", "test").orElseThrow().secret());
    }
  }

  @Test
  void theHostSaysWhenItLeavesAndMosquittoKeepsWhatItSaid() throws Exception {
    assumeTrue(Mosquitto.isInstalled(), Mosquitto.skipped());
    try (Mosquitto broker = Mosquitto.open().start();
        Database database = TestDatabases.sqlite()) {
      List<String> states = new CopyOnWriteArrayList<>();
      Mqtt5BlockingClient watcher =
          MqttClient.builder()
              .useMqttVersion5()
              .serverHost("127.0.0.1")
              .serverPort(broker.port())
              .buildBlocking();
      watcher.connect();
      watcher
          .toAsync()
          .subscribeWith()
          .topicFilter(EdgeClient.STATE)
          .qos(MqttQos.AT_LEAST_ONCE)
          .callback(one -> states.add(new String(one.getPayloadAsBytes(), StandardCharsets.UTF_8)))
          .send()
          .join();
      try (Fleets fleets = open(database)) {
        fleets.follow(FleetTexts.of(fleet("url: 'mqtt://127.0.0.1:" + broker.port() + "'")));
        Wait.until("birth", () -> states.size() == 1);
        String birth = states.getFirst();
        // Another session of this host says that it isn't there: it says again that it is.
        watcher
            .publishWith()
            .topic(EdgeClient.STATE)
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(true)
            .payload(birth.replace("true", "false").getBytes(StandardCharsets.UTF_8))
            .send();
        Wait.until("it says so again", () -> states.size() == 3);
        assertThat(states.get(2)).isEqualTo(birth);
      }
      Wait.until("death", () -> states.size() == 4);
      assertThat(states.get(3)).startsWith("{\"online\":false,");
      watcher.disconnect();
    }
  }

  @Test
  void whoMayNotHearCommandsDoesNot() throws Exception {
    try (Database database = TestDatabases.sqlite();
        Fleets fleets = open(database)) {
      fleets.follow(FleetTexts.of(fleet("broker: embedded")));
      Wait.until("it listens", () -> hears(fleets));
      String token = fleets.tokens().create("pumps", "g+n", "test").orElseThrow().secret();
      Mqtt5BlockingClient edge =
          MqttClient.builder()
              .useMqttVersion5()
              .serverHost("127.0.0.1")
              .serverPort(fleets.broker().port())
              .simpleAuth()
              .username("n")
              .password(token.getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth()
              .buildBlocking();
      edge.connect();
      for (String filter :
          List.of(
              "#",
              "spBv1.0/#",
              "spBv1.0/g/NCMD/m",
              "spBv1.0/g/NCMD/+",
              "spBv1.0/g/DDATA/n/d",
              "spBv1.0/h/NCMD/n",
              "spBv1.0/g/NCMD/#",
              "spBv1.0/STATE/other")) {
        assertThat(mayHear(edge, filter)).as(filter).isFalse();
      }
      for (String filter :
          List.of(
              "spBv1.0/STATE/andal-pumps",
              "spBv1.0/g/NCMD/n",
              "spBv1.0/g/NCMD/n/#",
              "spBv1.0/g/DCMD/n/#",
              "spBv1.0/g/DCMD/n/+")) {
        assertThat(mayHear(edge, filter)).as(filter).isTrue();
      }
      edge.disconnect();
    }
  }

  private static boolean mayHear(Mqtt5BlockingClient client, String filter) {
    try {
      client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
      return true;
    } catch (com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException e) {
      return false;
    }
  }

  @Test
  void theDeathOfACutConnectionIsPublishedByTheEmbeddedBroker() throws Exception {
    try (Database database = TestDatabases.sqlite();
        Fleets fleets = open(database)) {
      fleets.follow(FleetTexts.of(fleet("broker: embedded")));
      Wait.until("it listens", () -> hears(fleets));
      EdgeClient edge = new EdgeClient(fleets.broker().port(), "n", GATEWAY).open(1);
      edge.born();
      Wait.until("d", () -> is(fleets, "g+n+d", Presence.ONLINE, OfflineReason.NONE));
      // The same client id connects again: the old connection ends without a goodbye.
      EdgeClient again = new EdgeClient(fleets.broker().port(), "n", GATEWAY).open(2);
      Wait.until("n died", () -> is(fleets, "g+n", Presence.OFFLINE, OfflineReason.DEATH));
      assertThat(is(fleets, "g+n+d", Presence.OFFLINE, OfflineReason.NODE_DEATH)).isTrue();
      again.born();
      Wait.until("d again", () -> is(fleets, "g+n+d", Presence.ONLINE, OfflineReason.NONE));
      again.close();
    }
  }
}

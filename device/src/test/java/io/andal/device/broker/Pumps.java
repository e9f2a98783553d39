package io.andal.device.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.andal.database.Database;
import io.andal.device.Column;
import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.credential.Speaker;
import io.andal.device.document.FleetTexts;
import io.andal.device.live.Fleets;
import io.andal.device.live.StoredMinutes;
import io.andal.testing.TestDatabases;
import io.andal.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A fleet {@code pumps} at the embedded broker, and devices of it. */
final class Pumps implements AutoCloseable {
  static final Clock CLOCK = Clock.systemUTC();
  static final String GATEWAY = "gateway-secret";
  static final String BY_TOPIC =
      "pumps: {type: MQTT, interval: 1m, maxMessagesPerMinute: 6000,"
          + " mapping: {deviceLevel: 2, time: /t, sequence: /n},"
          + " mqtt: {broker: embedded, topic: pumps/+/telemetry}}";
  static final String BY_MESSAGE =
      BY_TOPIC.replace("deviceLevel: 2", "device: /id").replace("pumps/+/telemetry", "pumps/data");

  private final Database database = TestDatabases.sqlite();
  private final Fleets fleets;
  private final Instant since = CLOCK.instant();

  Pumps(Optional<BrokerOptions.Tls> tls, String... specs) throws InterruptedException {
    fleets =
        new Fleets(
            database,
            CLOCK,
            new BrokerOptions("127.0.0.1", 0, tls),
            secret ->
                secret.equals(GATEWAY)
                    ? Optional.of(new Speaker.Gateway("line 1"))
                    : Optional.empty());
    fleets.start();
    fleets.follow(FleetTexts.of(specs));
    Wait.until(
        "the broker listens",
        () -> fleets.state("pumps").orElseThrow().link().orElseThrow().connected());
  }

  static Pumps open(String... specs) throws InterruptedException {
    return new Pumps(Optional.empty(), specs);
  }

  Fleets fleets() {
    return fleets;
  }

  int port() {
    return fleets.broker().port();
  }

  String token(String device) {
    return fleets.tokens().create("pumps", device, "test").orElseThrow().secret();
  }

  Mqtt5ClientBuilder client(String clientId) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost("127.0.0.1")
        .serverPort(port());
  }

  Mqtt5BlockingClient connected(String clientId, String secret) {
    Mqtt5BlockingClient client = with(clientId, secret);
    client.connect();
    return client;
  }

  Mqtt5BlockingClient with(String clientId, String secret) {
    return client(clientId)
        .simpleAuth()
        .username(clientId)
        .password(secret.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .buildBlocking();
  }

  static Mqtt5Publish message(String topic, String payload, MqttQos qos) {
    return Mqtt5Publish.builder()
        .topic(topic)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .qos(qos)
        .build();
  }

  static Mqtt5Publish telemetry(String device, int number) {
    return message(
        "pumps/" + device + "/telemetry",
        "{\"t\": \"%s\", \"n\": %d}".formatted(CLOCK.instant(), number),
        MqttQos.AT_LEAST_ONCE);
  }

  /** What is stored, and nothing else: what only memory knows isn't written first. */
  long stored(Column column) {
    return StoredMinutes.sum(fleets, "pumps", column, since, CLOCK.instant());
  }

  long refused() {
    return fleets.state("pumps").orElseThrow().refused();
  }

  boolean is(String device, Presence presence, OfflineReason reason) {
    return fleets
        .device("pumps", device)
        .map(seen -> seen.standing().presence() == presence && seen.standing().reason() == reason)
        .orElse(false);
  }

  @Override
  public void close() {
    fleets.close();
    database.close();
  }
}

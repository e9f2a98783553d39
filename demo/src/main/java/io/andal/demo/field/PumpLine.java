package io.andal.demo.field;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One pump and its connection to the broker. What it measures without a connection, and what the
 * broker hasn't acknowledged, is kept and sent later. Not thread-safe.
 */
final class PumpLine {
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int KEPT_READINGS = 720;
  private static final int UNDER_WAY = 50;

  private final Pump pump;
  private final FieldStory story;
  private final Mqtt5AsyncClient client;
  private final String secret;
  private final Deque<byte[]> kept = new ArrayDeque<>();
  private long sequence;
  private boolean wanted;

  PumpLine(Pump pump, FieldStory story, PumpField.Broker broker) {
    this.pump = pump;
    this.story = story;
    this.secret = broker.secret().apply(pump);
    this.client =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(pump.id())
            .serverHost(broker.address().getHost())
            .serverPort(broker.address().getPort())
            .automaticReconnectWithDefaultConfig()
            .buildAsync();
  }

  /** Connects or disconnects, as the story wants it at a time. */
  void follow(long millis) {
    boolean restarting = story.restarting(pump, millis);
    boolean connect = !restarting && !story.cut(pump, millis);
    if (connect == wanted) {
      return;
    }
    wanted = connect;
    if (connect) {
      connect();
    } else {
      client
          .disconnectWith()
          .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
          .send()
          .exceptionally(_ -> null);
    }
  }

  private void connect() {
    client
        .connectWith()
        .keepAlive(KEEP_ALIVE_SECONDS)
        .simpleAuth()
        .username(pump.id())
        .password(secret.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .willPublish()
        .topic(topic())
        .payload("{}".getBytes(StandardCharsets.UTF_8))
        .applyWillPublish()
        .send()
        .exceptionally(_ -> null);
  }

  /** Measures, and sends what was measured and couldn't be sent. */
  void measure(long millis) {
    if (story.restarting(pump, millis)) {
      return;
    }
    if (kept.size() == KEPT_READINGS) {
      kept.removeFirst();
    }
    kept.add(story.telemetry(pump, millis, ++sequence).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < UNDER_WAY && client.getState().isConnected() && !kept.isEmpty(); i++) {
      client
          .publishWith()
          .topic(topic())
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(kept.removeFirst())
          .send()
          .exceptionally(_ -> null);
    }
  }

  private String topic() {
    return "pumps/" + pump.id() + "/telemetry";
  }

  void close() {
    client.disconnect().exceptionally(_ -> null);
  }
}

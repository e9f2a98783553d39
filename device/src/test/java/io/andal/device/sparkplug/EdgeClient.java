package io.andal.device.sparkplug;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.andal.device.sparkplug.Payloads.Told;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An edge node {@code g/NODE} over MQTT 3.1.1 that waits for its primary host, and is born again
 * when it is asked to, for tests.
 */
final class EdgeClient implements AutoCloseable {
  static final String STATE = "spBv1.0/STATE/andal-pumps";

  private final String node;
  private final Mqtt3AsyncClient client;
  private final Queue<String> states = new ConcurrentLinkedQueue<>();
  private final Queue<String> commands = new ConcurrentLinkedQueue<>();
  private final String token;
  private int session;
  private int number;

  EdgeClient(int port, String node, String token) {
    this.node = node;
    this.token = token;
    this.client =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier(node)
            .serverHost("127.0.0.1")
            .serverPort(port)
            .buildAsync();
    client.publishes(MqttGlobalPublishFilter.ALL, this::heard);
  }

  /** Connects with its death as will, subscribes, and is born. */
  EdgeClient open(int with) {
    session = with;
    var connect =
        client
            .connectWith()
            .cleanSession(true)
            .keepAlive(5)
            .willPublish(
                Mqtt3Publish.builder()
                    .topic(topic("NDEATH", ""))
                    .payload(Payloads.death(session))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .build());
    if (!token.isEmpty()) {
      connect =
          connect
              .simpleAuth()
              .username(node)
              .password(token.getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    connect.send().join();
    for (String filter : List.of(STATE, topic("NCMD", ""), topic("DCMD", "#"))) {
      client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send().join();
    }
    return this;
  }

  private void heard(Mqtt3Publish publish) {
    if (publish.getTopic().toString().equals(STATE)) {
      states.add(new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8));
    } else {
      commands.add(new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8));
      // The client's thread may not wait for what the client publishes.
      Thread.ofVirtual().start(this::born);
    }
  }

  /** Tells all births. */
  synchronized void born() {
    number = 0;
    send("NBIRTH", "", Payloads.birth(now(), 0, session, Payloads.metric("pressure", 0.0)));
    number = 1;
    tell("DBIRTH", "d", Payloads.metric("pressure", 1.5).alias(7));
  }

  /** Tells something with the next number. */
  synchronized void tell(String type, String device, Told... metrics) {
    send(type, device, Payloads.payload(now(), number, metrics));
    number = (number + 1) % 256;
  }

  /** A message is lost on its way. */
  synchronized void lose() {
    number = (number + 1) % 256;
  }

  private void send(String type, String device, byte[] payload) {
    client
        .publishWith()
        .topic(topic(type, device))
        .qos(MqttQos.AT_MOST_ONCE)
        .payload(payload)
        .send()
        .join();
  }

  private String topic(String type, String device) {
    return "spBv1.0/g/" + type + "/" + node + (device.isEmpty() ? "" : "/" + device);
  }

  static long now() {
    return Clock.systemUTC().millis();
  }

  List<String> states() {
    return List.copyOf(states);
  }

  List<String> commands() {
    return List.copyOf(commands);
  }

  /** Publishes its death and leaves, as an edge node does that goes on purpose. */
  void leave() {
    client
        .publishWith()
        .topic(topic("NDEATH", ""))
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(Payloads.death(session))
        .send()
        .join();
    close();
  }

  @Override
  public void close() {
    if (client.getState().isConnected()) {
      client.disconnect().join();
    }
  }
}

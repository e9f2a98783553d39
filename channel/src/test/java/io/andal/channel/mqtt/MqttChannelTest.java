package io.andal.channel.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import io.andal.channel.binary.Frame;
import io.andal.testing.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Mosquitto. */
class MqttChannelTest {
  @TempDir Path folder;

  @BeforeAll
  static void isThere() {
    assumeTrue(Mosquitto.isInstalled(), Mosquitto.skipped());
  }

  @Test
  void eventsAreAStreamAndWhatIsActiveIsRetained() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start()) {
      eventsAndWhatIsActive(broker.port());
    }
  }

  private static void eventsAndWhatIsActive(int port) throws Exception {
    Mqtt3BlockingClient machine = subscriber(port);
    try (var events = machine.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL);
        Channel channel = open(port, "")) {
      machine.subscribeWith().topicFilter("plant/events").qos(MqttQos.AT_LEAST_ONCE).send();
      channel.send(Samples.message(Notice.Event.STARTED, "plant"));
      Mqtt3Publish start = events.receive(10, TimeUnit.SECONDS).orElseThrow();
      assertThat(start.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
      assertThat(Frame.decode(start.getPayloadAsBytes()).alert().service()).isEqualTo("commands");

      List<Mqtt3Publish> active = retained(port);
      assertThat(active).hasSize(1);
      assertThat(active.getFirst().getTopic().toString())
          .matches("plant/state/commands/[0-9a-f]{16}");
      assertThat(active.getFirst().getPayloadAsBytes()).isEqualTo(start.getPayloadAsBytes());

      channel.send(Samples.message(Notice.Event.RESOLVED, "plant"));
      Mqtt3Publish end = events.receive(10, TimeUnit.SECONDS).orElseThrow();
      assertThat(Frame.decode(end.getPayloadAsBytes()).alert().event()).isEqualTo(2);
      assertThat(retained(port)).isEmpty();
    }
    machine.disconnect();
  }

  @Test
  void aBrokerThatComesBackIsUsedAgain() throws Exception {
    try (Mosquitto broker = Mosquitto.open().start();
        Channel channel = open(broker.port(), "")) {
      channel.send(Samples.message(Notice.Event.STARTED, "plant"));
      broker.stop();
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, "plant")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("The MQTT broker 127.0.0.1:" + broker.port());
      broker.start();
      channel.send(Samples.message(Notice.Event.STARTED, "plant"));
      assertThat(retained(broker.port())).hasSize(1);
    }
  }

  @Test
  void aRefusedLoginIsSaidInPlainWords() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "s3cr3t");
    try (Mosquitto broker = Mosquitto.open("allow_anonymous false").start();
        Channel channel =
            open(
                broker.port(),
                ", \"username\": \"andal\", \"password\": \"${file:" + password + "}\"")) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, "plant")))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("NOT_AUTHORIZED")
          .hasMessageNotContaining("s3cr3t");
    }
  }

  private static Channel open(int port, String more) throws DeliveryException {
    return Samples.open(
        """
        {"type": "Mqtt", "host": "127.0.0.1", "port": %d, "security": "none", "topic": "plant"%s}
        """
            .formatted(port, more));
  }

  /** What somebody gets who comes now. */
  private static List<Mqtt3Publish> retained(int port) throws Exception {
    Mqtt3BlockingClient late = subscriber(port);
    List<Mqtt3Publish> found = new ArrayList<>();
    try (var publishes = late.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL)) {
      late.subscribeWith().topicFilter("plant/state/#").qos(MqttQos.AT_LEAST_ONCE).send();
      for (var next = publishes.receive(1, TimeUnit.SECONDS);
          next.isPresent();
          next = publishes.receive(1, TimeUnit.SECONDS)) {
        found.add(next.get());
      }
    }
    late.disconnect();
    return found;
  }

  private static Mqtt3BlockingClient subscriber(int port) {
    Mqtt3BlockingClient client =
        Mqtt3Client.builder().serverHost("127.0.0.1").serverPort(port).buildBlocking();
    client.connect();
    return client;
  }
}

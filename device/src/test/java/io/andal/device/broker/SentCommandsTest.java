package io.andal.device.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.andal.device.CommandSummary;
import io.andal.device.live.CommandRefused;
import io.andal.device.live.SentCommand;
import io.andal.testing.Wait;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Commands that Andal sends over the embedded broker. */
class SentCommandsTest {
  private static final String BY_MESSAGE =
      Pumps.BY_TOPIC.substring(0, Pumps.BY_TOPIC.length() - 1)
          + ", devices: [{id: p1}, {id: p2}, {id: p3, state: maintenance}], commands: {within: 1s,"
          + " topic: 'pumps/{device}/command', answers: 'pumps/{device}/answer', id: /id,"
          + " fault: /error}}";
  private static final String BY_TOPIC =
      BY_MESSAGE
          .replace("/command'", "/command/{id}'")
          .replace("/answer'", "/answer/{id}'")
          .replace(" id: /id,", "");

  private static SentCommand send(Pumps pumps, String device, String order) throws CommandRefused {
    return pumps.fleets().command("pumps", device, order.getBytes(StandardCharsets.UTF_8));
  }

  private static void isRefused(
      Pumps pumps, String device, String order, CommandRefused.Kind kind, String why) {
    assertThatThrownBy(() -> send(pumps, device, order))
        .isInstanceOfSatisfying(
            CommandRefused.class, refused -> assertThat(refused.kind()).isEqualTo(kind))
        .hasMessageContaining(why);
  }

  private static CommandSummary counted(Pumps pumps) {
    return pumps.fleets().state("pumps").orElseThrow().commands();
  }

  private static void subscribe(Mqtt5BlockingClient client, String filter) {
    client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
  }

  private static String next(Mqtt5Publishes heard) throws InterruptedException {
    Mqtt5Publish one = heard.receive(10, TimeUnit.SECONDS).orElseThrow();
    assertThat(one.getQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
    return one.getTopic() + " " + new String(one.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aDeviceHearsItsCommandsAndItsAnswersCount() throws Exception {
    try (Pumps pumps = Pumps.open(BY_MESSAGE)) {
      Mqtt5BlockingClient pump = pumps.connected("p1", pumps.token("p1"));
      Mqtt5BlockingClient other = pumps.connected("p2", pumps.token("p2"));
      try (Mqtt5Publishes heard = pump.publishes(MqttGlobalPublishFilter.ALL);
          Mqtt5Publishes elsewhere = other.publishes(MqttGlobalPublishFilter.ALL)) {
        subscribe(pump, "pumps/p1/command");
        subscribe(other, "pumps/p2/command");
        SentCommand sent = send(pumps, "p1", "{\"payload\": {\"open\": 40}}");
        assertThat(next(heard))
            .isEqualTo("pumps/p1/command {\"open\":40,\"id\":\"" + sent.id() + "\"}");
        assertThat(counted(pumps)).isEqualTo(new CommandSummary(0, 0, 1, 0));
        pump.publish(
            Pumps.message(
                "pumps/p1/answer", "{\"id\": \"" + sent.id() + "\"}", MqttQos.AT_LEAST_ONCE));
        Wait.until("answered", () -> counted(pumps).equals(new CommandSummary(1, 1, 0, 0)));
        // A text goes out as it is.
        send(pumps, "p1", "{\"payload\": \"{\\\"id\\\": 7}\"}");
        assertThat(next(heard)).isEqualTo("pumps/p1/command {\"id\": 7}");
        Wait.until("not answered", () -> counted(pumps).equals(new CommandSummary(2, 1, 0, 0)));
        assertThat(elsewhere.receive(100, TimeUnit.MILLISECONDS)).isEmpty();
      }
      pump.disconnect();
      other.disconnect();
    }
  }

  @Test
  void whatIsNotHeardIsNotSentAndDoesNotCount() throws Exception {
    try (Pumps pumps = Pumps.open(BY_MESSAGE)) {
      String open = "{\"payload\": {\"open\": 40}, \"id\": \"a\"}";
      isRefused(pumps, "p1", open, CommandRefused.Kind.CONFLICT, "isn't connected");
      Mqtt5BlockingClient pump = pumps.connected("p1", pumps.token("p1"));
      isRefused(pumps, "p1", open, CommandRefused.Kind.CONFLICT, "hasn't subscribed");
      subscribe(pump, "pumps/p1/command");
      assertThat(send(pumps, "p1", open).id()).isEqualTo("a");
      isRefused(pumps, "p1", open, CommandRefused.Kind.CONFLICT, "sent in the last hour");
      isRefused(pumps, "p3", open, CommandRefused.Kind.CONFLICT, "in service");
      isRefused(pumps, "p1", "{}", CommandRefused.Kind.BAD, "either payload");
      isRefused(pumps, "p1", "{\"payload\": \"x\"}", CommandRefused.Kind.BAD, "isn't JSON");
      isRefused(
          pumps,
          "p1",
          "{\"id\": \"b\", \"payload\": {\"id\": \"c\"}}",
          CommandRefused.Kind.BAD,
          "another id");
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 61; i++) {
                  send(pumps, "p1", "{\"payload\": {}}");
                }
              })
          .isInstanceOfSatisfying(
              CommandRefused.class,
              refused -> assertThat(refused.kind()).isEqualTo(CommandRefused.Kind.TOO_MANY));
      pump.disconnect();
    }
  }

  @Test
  void aDeviceSubscribesToItsOwnCommandsOnly() throws Exception {
    try (Pumps pumps = Pumps.open(BY_TOPIC)) {
      Mqtt5BlockingClient pump = pumps.connected("p1", pumps.token("p1"));
      for (String filter :
          new String[] {
            "pumps/p2/command/+",
            "pumps/+/command/+",
            "pumps/#",
            "#",
            "pumps/p1/#",
            "pumps/p1/answer/+"
          }) {
        assertThatThrownBy(() -> subscribe(pump, filter))
            .as(filter)
            .isInstanceOf(Mqtt5SubAckException.class);
      }
      // It can't send commands, nor answer for another one.
      for (String topic : new String[] {"pumps/p1/command/a", "pumps/p2/answer/a"}) {
        assertThatThrownBy(() -> pump.publish(Pumps.message(topic, "{}", MqttQos.AT_LEAST_ONCE)))
            .as(topic)
            .isInstanceOf(Mqtt5PubAckException.class);
      }
      try (Mqtt5Publishes heard = pump.publishes(MqttGlobalPublishFilter.ALL)) {
        subscribe(pump, "pumps/p1/command/+");
        send(pumps, "p1", "{\"base64\": \"AQI=\", \"id\": \"a\"}");
        assertThat(next(heard)).startsWith("pumps/p1/command/a ");
        pump.publish(
            Pumps.message("pumps/p1/answer/a", "{\"error\": \"E1\"}", MqttQos.AT_LEAST_ONCE));
        Wait.until("it failed", () -> counted(pumps).equals(new CommandSummary(1, 0, 0, 0)));
        isRefused(
            pumps,
            "p1",
            "{\"payload\": \"x\", \"id\": \"a/b\"}",
            CommandRefused.Kind.BAD,
            "is no topic");
      }
      pump.disconnect();
    }
  }

  @Test
  void aGatewayHearsCommandsForDevicesBehindIt() throws Exception {
    try (Pumps pumps = Pumps.open(BY_TOPIC)) {
      Mqtt5BlockingClient gateway = pumps.connected("gateway", Pumps.GATEWAY);
      try (Mqtt5Publishes heard = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
        subscribe(gateway, "pumps/p2/command/+");
        send(pumps, "p2", "{\"payload\": \"5\", \"id\": \"a\"}");
        assertThat(next(heard)).isEqualTo("pumps/p2/command/a 5");
        isRefused(
            pumps, "p1", "{\"payload\": \"5\"}", CommandRefused.Kind.CONFLICT, "isn't connected");
        gateway.publish(Pumps.message("pumps/p2/answer/a", "{}", MqttQos.AT_LEAST_ONCE));
        Wait.until("answered", () -> counted(pumps).equals(new CommandSummary(1, 1, 0, 0)));
      }
      gateway.disconnect();
    }
  }

  @Test
  void theSameDeviceOfAnotherFleetHearsNothing() throws Exception {
    try (Pumps pumps = Pumps.open(BY_MESSAGE, BY_MESSAGE.replaceFirst("pumps:", "others:"))) {
      Wait.until(
          "both are heard",
          () -> pumps.fleets().state("others").orElseThrow().link().orElseThrow().connected());
      String token = pumps.fleets().tokens().create("others", "p1", "test").orElseThrow().secret();
      Mqtt5BlockingClient other = pumps.connected("p1", token);
      subscribe(other, "pumps/p1/command");
      isRefused(pumps, "p1", "{\"payload\": {}}", CommandRefused.Kind.CONFLICT, "isn't connected");
      other.disconnect();
    }
  }
}

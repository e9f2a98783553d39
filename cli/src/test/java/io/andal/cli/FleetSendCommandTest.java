package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.andal.cli.Calls.Call;
import io.andal.device.broker.BrokerOptions;
import io.andal.server.AndalServer;
import io.andal.testing.Wait;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A valve is told from a terminal what to do, over the embedded broker, and answers. */
class FleetSendCommandTest {
  private static final String VALVES =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: valves}
      spec:
        type: MQTT
        interval: 1m
        mapping: {deviceLevel: 2}
        mqtt: {broker: embedded, topic: valves/+/telemetry}
        commands: {topic: "valves/{device}/command", answers: "valves/{device}/answer", id: /id}
        devices: [{id: v1}]
      """;

  @TempDir Path folder;

  @Test
  void whatIsSentIsHeardAndItsAnswerCounts() throws Exception {
    Files.writeString(folder.resolve("valves.yaml"), VALVES);
    int port = freePort();
    try (AndalServer server =
        Servers.start(folder, new BrokerOptions("127.0.0.1", port, Optional.empty()))) {
      String token = Servers.token(folder, "test", "admin");
      Calls cli = Servers.calls(server, folder, token);
      assertThat(cli.andal("apply", "-f", "valves.yaml").code()).isZero();
      String[] command = {"fleet", "command", "valves", "v1", "--payload", "{\"open\": 40}"};
      Call early = cli.andal(command);
      assertThat(early.code()).isEqualTo(2);
      assertThat(early.err()).contains("The device isn't connected");
      Mqtt5BlockingClient valve =
          connected(port, cli.andal("fleet", "token", "valves", "v1").out().strip());
      try (Mqtt5Publishes heard = valve.publishes(MqttGlobalPublishFilter.ALL)) {
        valve.subscribeWith().topicFilter("valves/v1/command").qos(MqttQos.AT_LEAST_ONCE).send();
        Call sent = cli.andal(command);
        assertThat(sent.out()).startsWith("Sent to valves/v1/command as ");
        Mqtt5Publish told = heard.receive(10, TimeUnit.SECONDS).orElseThrow();
        assertThat(new String(told.getPayloadAsBytes(), StandardCharsets.UTF_8))
            .startsWith("{\"open\":40,\"id\":\"");
        // It answers with what it got, in which its id is.
        valve
            .publishWith()
            .topic("valves/v1/answer")
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(told.getPayloadAsBytes())
            .send();
        Wait.until(
            "it counts",
            () ->
                cli.andal("fleet", "list")
                    .out()
                    .contains("valves: commands in the last hour: 1, answered well: 1"));
      }
      valve.disconnect();
      assertThat(audit(server, token))
          .contains("device.command")
          .contains("fleet/valves/v1")
          .doesNotContain("open");
    }
  }

  private static String audit(AndalServer server, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve("/api/v1/audit"))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static Mqtt5BlockingClient connected(int port, String token) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth()
            .username("v1")
            .password(token.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    client.connect();
    return client;
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}

package io.andal.device.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.andal.device.Column;
import io.andal.device.OfflineReason;
import io.andal.device.Presence;
import io.andal.device.document.FleetTexts;
import io.andal.testing.Wait;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Devices over real sockets: what is acknowledged is stored, and ends of connections are told. */
class EmbeddedBrokerTest {

  @ParameterizedTest
  @EnumSource(names = {"AT_LEAST_ONCE", "EXACTLY_ONCE"})
  void whatIsAcknowledgedIsStored(MqttQos qos) throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt5AsyncClient pump = pumps.connected("p1", pumps.token("p1")).toAsync();
      List<CompletableFuture<?>> sent = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        sent.add(
            pump.publish(
                Pumps.message(
                    "pumps/p1/telemetry",
                    "{\"t\": \"%s\", \"n\": %d}".formatted(Pumps.CLOCK.instant(), i),
                    qos)));
      }
      for (CompletableFuture<?> each : sent) {
        each.join();
      }
      assertThat(pumps.stored(Column.RECEIVED)).isEqualTo(500);
      assertThat(pumps.stored(Column.LOST)).isZero();
      assertThat(pumps.refused()).isZero();
      pump.disconnect().join();
    }
  }

  @Test
  void version311IsSpokenToo() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt3BlockingClient pump =
          MqttClient.builder()
              .useMqttVersion3()
              .identifier("p1")
              .serverHost("127.0.0.1")
              .serverPort(pumps.port())
              .simpleAuth()
              .username("p1")
              .password(pumps.token("p1").getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth()
              .buildBlocking();
      pump.connect();
      pump.publishWith()
          .topic("pumps/p1/telemetry")
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload("{\"n\": 1}".getBytes(StandardCharsets.UTF_8))
          .send();
      assertThat(pumps.stored(Column.RECEIVED)).isEqualTo(1);
      assertThatThrownBy(() -> pump.subscribeWith().topicFilter("#").send())
          .hasMessageContaining("SUBACK");
      pump.disconnect();
    }
  }

  @Test
  void endsOfConnectionsAreToldApart() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt5BlockingClient polite = pumps.connected("p1", pumps.token("p1"));
      Wait.until("p1", () -> pumps.is("p1", Presence.ONLINE, OfflineReason.NONE));
      polite.disconnect();
      Wait.until("goodbye", () -> pumps.is("p1", Presence.OFFLINE, OfflineReason.GRACEFUL));

      Mqtt5BlockingClient mortal = pumps.with("p2", pumps.token("p2"));
      mortal.connectWith().willPublish(Pumps.telemetry("p2", 0)).send();
      mortal
          .disconnectWith()
          .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
          .send();
      Wait.until("will", () -> pumps.is("p2", Presence.OFFLINE, OfflineReason.LAST_WILL));

      try (Socket cut = connect(pumps, "p3", 60)) {
        Wait.until("p3", () -> pumps.is("p3", Presence.ONLINE, OfflineReason.NONE));
        cut.setSoLinger(true, 0);
      }
      Wait.until("cut", () -> pumps.is("p3", Presence.OFFLINE, OfflineReason.LOST));

      try (Socket silent = connect(pumps, "p4", 1)) {
        long began = System.nanoTime();
        assertThat(silent.getInputStream().read()).isEqualTo(0x20);
        Wait.until("silence", () -> pumps.is("p4", Presence.OFFLINE, OfflineReason.KEEP_ALIVE));
        assertThat((System.nanoTime() - began) / 1e9).isBetween(1.3, 2.5);
      }
    }
  }

  @Test
  void whoConnectsAgainIsNotOffline() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      String token = pumps.token("p1");
      pumps.connected("one", token);
      Mqtt5BlockingClient second = pumps.connected("two", token);
      Wait.until("the first one ends", () -> pumps.fleets().broker().connections() == 1);
      second.publish(Pumps.telemetry("p1", 1));
      assertThat(pumps.is("p1", Presence.ONLINE, OfflineReason.NONE)).isTrue();
      pumps.fleets().flush();
      assertThat(pumps.fleets().store().changes("pumps", "p1", 10)).hasSize(1);
      second.disconnect();
    }
  }

  @Test
  void theBrokerListensOnlyWhileAFleetWantsIt() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      assertThat(pumps.port()).isPositive();
      pumps.fleets().follow(FleetTexts.of());
      assertThat(pumps.port()).isZero();
      pumps.fleets().follow(FleetTexts.of(Pumps.BY_TOPIC));
      Wait.until("again", () -> pumps.port() > 0);
    }
  }

  @Test
  void nonsenseEndsOnlyItsOwnConnection() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt5BlockingClient pump = pumps.connected("p1", pumps.token("p1"));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pumps.port())) {
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
      pump.publish(Pumps.telemetry("p1", 1));
      assertThat(pumps.stored(Column.RECEIVED)).isEqualTo(1);
      pump.disconnect();
    }
  }

  /** A bare MQTT 3.1.1 client. */
  private static Socket connect(Pumps pumps, String device, int keepAlive) throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), pumps.port());
    byte[] id = device.getBytes(StandardCharsets.US_ASCII);
    byte[] secret = pumps.token(device).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer packet = ByteBuffer.allocate(200);
    packet.put((byte) 0x10).put((byte) (10 + 2 + id.length + 2 + id.length + 2 + secret.length));
    packet.putShort((short) 4).put("MQTT".getBytes(StandardCharsets.US_ASCII));
    packet.put((byte) 4).put((byte) 0xc2).putShort((short) keepAlive);
    packet.putShort((short) id.length).put(id);
    packet.putShort((short) id.length).put(id);
    packet.putShort((short) secret.length).put(secret);
    OutputStream out = socket.getOutputStream();
    out.write(packet.array(), 0, packet.position());
    out.flush();
    InputStream in = socket.getInputStream();
    assertThat(in).isNotNull();
    return socket;
  }
}

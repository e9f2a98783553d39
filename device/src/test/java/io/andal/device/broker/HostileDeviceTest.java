package io.andal.device.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import io.andal.device.Column;
import io.andal.device.credential.DeviceToken;
import io.andal.device.mqtt.PemFactories;
import io.andal.device.mqtt.SelfSigned;
import io.andal.testing.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device may do harm to itself, and to nobody else. */
class HostileDeviceTest {

  @Test
  void itCantPublishForAnotherOne() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt5BlockingClient hostile = pumps.connected("p1", pumps.token("p1"));
      assertThatThrownBy(() -> hostile.publish(Pumps.telemetry("p2", 1)))
          .hasMessageContaining("PUBACK");
      assertThatThrownBy(
              () -> hostile.publish(Pumps.message("pumps/p1/other", "{}", MqttQos.AT_LEAST_ONCE)))
          .hasMessageContaining("PUBACK");
      hostile.publish(Pumps.telemetry("p1", 1));
      assertThat(pumps.fleets().device("pumps", "p2")).isEmpty();
      assertThat(pumps.stored(Column.RECEIVED)).isEqualTo(1);
      assertThat(pumps.refused()).isEqualTo(2);
      hostile.disconnect();
    }
  }

  @Test
  void itCantNameAnotherOneInItsMessages() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_MESSAGE)) {
      Mqtt5BlockingClient hostile = pumps.connected("p1", pumps.token("p1"));
      hostile.publish(Pumps.message("pumps/data", "{\"id\": \"p2\"}", MqttQos.AT_LEAST_ONCE));
      assertThat(pumps.fleets().device("pumps", "p2")).isEmpty();
      assertThat(pumps.refused()).isEqualTo(1);
      hostile.disconnect();
      Mqtt5BlockingClient gateway = pumps.connected("line", Pumps.GATEWAY);
      gateway.publish(
          Pumps.message("pumps/data", "{\"id\": \"p2\", \"n\": 1}", MqttQos.AT_LEAST_ONCE));
      assertThat(pumps.stored(Column.RECEIVED)).isEqualTo(1);
      gateway.disconnect();
    }
  }

  @Test
  void itsWillCantSpeakForAnotherOne() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt5BlockingClient hostile = pumps.with("p1", pumps.token("p1"));
      assertThatThrownBy(() -> hostile.connectWith().willPublish(Pumps.telemetry("p2", 1)).send())
          .hasMessageContaining("NOT_AUTHORIZED");
    }
  }

  @Test
  void itCantEndTheConnectionOfAnotherOneByItsClientId() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      Mqtt5BlockingClient victim = pumps.connected("p2", pumps.token("p2"));
      Mqtt5BlockingClient hostile = pumps.connected("p2", pumps.token("p1"));
      victim.publish(Pumps.telemetry("p2", 1));
      assertThat(pumps.fleets().broker().connections()).isEqualTo(2);
      victim.disconnect();
      hostile.disconnect();
    }
  }

  @Test
  void whoHasNoTokenOrARevokedOneStaysOutside() throws Exception {
    try (Pumps pumps = Pumps.open(Pumps.BY_TOPIC)) {
      assertThatThrownBy(() -> pumps.client("p1").buildBlocking().connect())
          .hasMessageContaining("NOT_AUTHORIZED");
      assertThatThrownBy(() -> pumps.connected("p1", "andal_device_guessed"))
          .hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
      DeviceToken.Created created =
          pumps.fleets().tokens().create("pumps", "p1", "test").orElseThrow();
      Mqtt5BlockingClient pump = pumps.connected("p1", created.secret());
      assertThat(pumps.fleets().revokeToken("pumps", "p1", created.token().id())).isTrue();
      Wait.until("it is sent away", () -> !pump.getState().isConnected());
      assertThatThrownBy(() -> pumps.connected("p1", created.secret()))
          .hasMessageContaining("BAD_USER_NAME_OR_PASSWORD");
    }
  }

  @Test
  void aFloodIsSlowedAndOthersDontNotice() throws Exception {
    try (Pumps pumps =
        Pumps.open(
            Pumps.BY_TOPIC.replace("maxMessagesPerMinute: 6000", "maxMessagesPerMinute: 300"))) {
      Mqtt5AsyncClient hostile = pumps.connected("p1", pumps.token("p1")).toAsync();
      long began = System.nanoTime();
      Thread flood =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 20_000 && hostile.getState().isConnected(); i++) {
                      var _ = hostile.publish(Pumps.telemetry("p1", i));
                    }
                  });
      Mqtt5BlockingClient other = pumps.connected("p2", pumps.token("p2"));
      long longest = 0;
      for (int i = 0; i < 50; i++) {
        long sent = System.nanoTime();
        other.publish(Pumps.telemetry("p2", i));
        longest = Math.max(longest, System.nanoTime() - sent);
      }
      assertThat(longest / 1e9).isLessThan(2);
      double seconds = (System.nanoTime() - began) / 1e9;
      // What was sent already when it was slowed down is taken; nothing is refused.
      assertThat(pumps.stored(Column.RECEIVED)).isBetween(51L, (long) (50 + 450 + 5 * seconds));
      assertThat(pumps.refused()).isZero();
      assertThat(hostile.getState().isConnected()).isTrue();
      other.disconnect();
      flood.interrupt();
    }
  }

  @Test
  void aCertificateSpeaksForTheDeviceThatItNames(@TempDir Path folder) throws Exception {
    SelfSigned.write(folder, "p1");
    SelfSigned.write(folder, "p9");
    Files.copy(folder.resolve("p1.pem"), folder.resolve("authorities.pem"));
    Optional<BrokerOptions.Tls> tls =
        Optional.of(new BrokerOptions.Tls(file(folder, "p1.pem"), file(folder, "p1.key")));
    try (Pumps pumps =
        new Pumps(
            tls,
            Pumps.BY_TOPIC.replace(
                "broker: embedded",
                "broker: embedded, clients: {ca: '" + file(folder, "authorities.pem") + "'}"))) {
      Mqtt5BlockingClient pump = shows(pumps, folder, "p1").buildBlocking();
      pump.connect();
      pump.publish(Pumps.telemetry("p1", 1));
      assertThat(pumps.stored(Column.RECEIVED)).isEqualTo(1);
      assertThatThrownBy(() -> pump.publish(Pumps.telemetry("p2", 1)))
          .hasMessageContaining("PUBACK");
      pump.disconnect();
      assertThatThrownBy(() -> shows(pumps, folder, "p9").buildBlocking().connect())
          .isInstanceOf(RuntimeException.class);
      assertThat(pumps.fleets().device("pumps", "p9")).isEmpty();
    }
  }

  private static Mqtt5ClientBuilder shows(Pumps pumps, Path folder, String name) {
    return pumps
        .client(name)
        .sslConfig()
        .trustManagerFactory(PemFactories.trust(file(folder, "p1.pem")))
        .keyManagerFactory(
            PemFactories.keys(file(folder, name + ".pem"), file(folder, name + ".key")))
        .hostnameVerifier((_, _) -> true)
        .applySslConfig();
  }

  private static String file(Path folder, String name) {
    return "${file:" + folder.resolve(name) + "}";
  }
}

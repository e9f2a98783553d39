package io.andal.device.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.lifecycle.MqttClientAutoReconnect;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import io.andal.workspace.SecretReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes sessions of settings. Stateless. */
final class Sessions {
  private static final int MOST_SECONDS_BETWEEN_TRIES = 10;

  private Sessions() {}

  /**
   * A session that isn't open yet.
   *
   * @throws IllegalStateException if a secret isn't there; the message names it
   */
  static Session of(MqttSettings settings, Session.Listener listener) {
    List<String> filters = settings.filters();
    // A host application hears of each edge node anew whenever it connects.
    boolean clean = settings.sparkplug().isPresent();
    MqttClientBuilder builder =
        MqttClient.builder()
            .identifier(settings.clientId())
            .serverHost(settings.host())
            .serverPort(settings.port())
            .automaticReconnect(
                MqttClientAutoReconnect.builder()
                    .initialDelay(200, TimeUnit.MILLISECONDS)
                    .maxDelay(MOST_SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS)
                    .build())
            .addConnectedListener(_ -> listener.connected())
            .addDisconnectedListener(context -> listener.disconnected(words(context.getCause())));
    if (settings.tls().isPresent()) {
      builder = builder.sslConfig(tls(settings.tls().get()));
    }
    String user = settings.username().map(Sessions::read).orElse("");
    byte[] password =
        settings.password().map(Sessions::read).orElse("").getBytes(StandardCharsets.UTF_8);
    if (settings.five()) {
      Mqtt5ClientBuilder five = builder.useMqttVersion5();
      if (!user.isEmpty()) {
        five = five.simpleAuth(Mqtt5SimpleAuth.builder().username(user).password(password).build());
      }
      return new Session5(five, filters, clean, listener);
    }
    Mqtt3ClientBuilder three = builder.useMqttVersion3();
    if (!user.isEmpty()) {
      three = three.simpleAuth(Mqtt3SimpleAuth.builder().username(user).password(password).build());
    }
    return new Session3(three, filters, clean, listener);
  }

  private static String words(Throwable cause) {
    return MqttLink.words(cause);
  }

  private static String read(String text) {
    return SecretReference.isReference(text) ? SecretReference.resolve(text) : text;
  }

  private static MqttClientSslConfig tls(MqttSettings.Tls tls) {
    MqttClientSslConfigBuilder config = MqttClientSslConfig.builder();
    if (!tls.ca().isEmpty()) {
      config = config.trustManagerFactory(PemFactories.trust(tls.ca()));
    }
    if (!tls.certificate().isEmpty()) {
      config = config.keyManagerFactory(PemFactories.keys(tls.certificate(), tls.key()));
    }
    return config.build();
  }
}

package io.andal.device.broker;

import io.andal.device.credential.Speaker;
import io.andal.device.mqtt.Publication;
import io.andal.device.mqtt.TopicFilter;
import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What a client says of itself when it connects.
 *
 * @param five whether it speaks MQTT 5, or 3.1.1
 * @param assigned the client id it gets because it has none
 * @param secret its password; empty if it has none
 * @param chain its certificate and those above; none if it shows none
 * @param will what is to be published if it ends without a goodbye
 * @param refusal what to answer if it can't stay whoever it is
 */
record Greeting(
    boolean five,
    String clientId,
    Optional<String> assigned,
    int keepAliveSeconds,
    Optional<String> secret,
    X509Certificate[] chain,
    Optional<Publication> will,
    Optional<MqttMessage> refusal) {
  private static final int V3 = 4;
  private static final int V5 = 5;
  private static final byte[] NOTHING = {};

  static Greeting of(MqttConnectMessage connect, Channel channel) {
    int version = connect.variableHeader().version();
    boolean five = version == V5;
    MqttConnectPayload payload = connect.payload();
    boolean nameless = payload.clientIdentifier().isEmpty();
    String id = nameless ? "andal-" + UUID.randomUUID() : payload.clientIdentifier();
    byte[] password = payload.passwordInBytes();
    Optional<Publication> will =
        connect.variableHeader().isWillFlag() && payload.willTopic() != null
            ? Optional.of(will(payload))
            : Optional.empty();
    return new Greeting(
        five,
        id,
        nameless ? Optional.of(id) : Optional.empty(),
        connect.variableHeader().keepAliveTimeSeconds(),
        password == null
            ? Optional.empty()
            : Optional.of(new String(password, StandardCharsets.UTF_8)),
        chain(channel),
        will,
        refusal(connect, version, nameless, will));
  }

  private static Publication will(MqttConnectPayload payload) {
    byte[] message = payload.willMessageInBytes();
    return new Publication(payload.willTopic(), message == null ? NOTHING : message, true, false);
  }

  private static Optional<MqttMessage> refusal(
      MqttConnectMessage connect, int version, boolean nameless, Optional<Publication> will) {
    boolean five = version == V5;
    if (version != V3 && !five) {
      return Optional.of(
          Answers.refused(
              false,
              MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
              MqttConnectReturnCode.CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION));
    }
    if (nameless && !five && !connect.variableHeader().isCleanSession()) {
      return Optional.of(
          Answers.refused(
              false,
              MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
              MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID));
    }
    if (five
        && connect.variableHeader().properties().getProperty(MqttProperties.AUTHENTICATION_METHOD)
            != null) {
      return Optional.of(
          Answers.refused(
              true,
              MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
              MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD));
    }
    if (will.isPresent() && !TopicFilter.isTopic(will.get().topic())) {
      return Optional.of(
          Answers.refused(
              five,
              MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
              MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID));
    }
    return Optional.empty();
  }

  private static X509Certificate[] chain(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      return new X509Certificate[0];
    }
    try {
      Certificate[] shown = tls.engine().getSession().getPeerCertificates();
      return Arrays.stream(shown)
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toArray(X509Certificate[]::new);
    } catch (SSLPeerUnverifiedException e) {
      return new X509Certificate[0];
    }
  }

  /** Who it is: by its password, else by its certificate. May wait for the database. */
  Optional<Speaker> speaker(EmbeddedBroker broker) {
    if (secret.isPresent()) {
      return broker.speakers().of(secret.get());
    }
    if (chain.length == 0) {
      return Optional.empty();
    }
    return broker.fleets().values().stream()
        .filter(fleet -> fleet.trusts(chain))
        .findFirst()
        .flatMap(
            fleet ->
                ClientCertificates.device(chain[0])
                    .map(id -> new Speaker.Device(fleet.name(), id)));
  }

  /** The answer to somebody whom nobody knows. */
  MqttMessage unknown() {
    return secret.isPresent()
        ? Answers.refused(
            five,
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
            MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD)
        : notAuthorized();
  }

  MqttMessage notAuthorized() {
    return Answers.refused(
        five,
        MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
        MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
  }
}

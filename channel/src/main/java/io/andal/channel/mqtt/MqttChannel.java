package io.andal.channel.mqtt;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.Handover;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.OutsideAddress;
import io.andal.channel.binary.BinaryAlert;
import io.andal.channel.binary.BinaryWriter;
import io.andal.channel.http.HttpSender;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the binary message with QoS 1: to a stream of events, and, as long as the alert is
 * active, retained below its service. A message counts as taken when the broker acknowledged both.
 * Thread-safe.
 */
final class MqttChannel implements Channel {
  private static final int ANSWER_SECONDS = 10;
  private static final int LARGEST = 1_024;

  private final MqttSettings settings;
  private final BinaryWriter writer;

  /** One message at a time, so that a state never overtakes a later one. */
  private final ReentrantLock sending = new ReentrantLock();

  private @Nullable Mqtt3AsyncClient client;

  MqttChannel(MqttSettings settings, BinaryWriter writer) {
    this.settings = settings;
    this.writer = writer;
  }

  @Override
  public Handover send(Message message) throws DeliveryException, InterruptedException {
    Notice notice = message.notice();
    byte[] octets = writer.write(notice, LARGEST);
    String state = settings.state(notice.service(), BinaryAlert.name(notice.alert()));
    boolean active = notice.event() == Notice.Event.STARTED;
    sending.lockInterruptibly();
    try {
      Mqtt3AsyncClient connected = connected();
      publish(connected, settings.events(), octets, false);
      // An empty retained message takes the retained one away.
      publish(connected, state, active ? octets : new byte[0], true);
    } catch (DeliveryException e) {
      hangUp();
      throw e;
    } finally {
      sending.unlock();
    }
    return Handover.DONE;
  }

  private void publish(Mqtt3AsyncClient to, String topic, byte[] payload, boolean retain)
      throws DeliveryException, InterruptedException {
    await(
        to.publishWith()
            .topic(topic)
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(retain)
            .payload(payload)
            .send(),
        "did not take the message on topic '" + topic + "'");
  }

  private Mqtt3AsyncClient connected() throws DeliveryException, InterruptedException {
    Mqtt3AsyncClient now = client;
    if (now != null && now.getState() == MqttClientState.CONNECTED) {
      return now;
    }
    OutsideAddress.check(settings.host(), settings.channel());
    Mqtt3ClientBuilder builder =
        Mqtt3Client.builder()
            .identifier(settings.clientId())
            .serverHost(settings.host())
            .serverPort(settings.port());
    Mqtt3AsyncClient fresh =
        (settings.tls() ? builder.sslWithDefaultConfig() : builder).buildAsync();
    await(fresh.connect(login()), "can't be reached or refused the login");
    client = fresh;
    return fresh;
  }

  private Mqtt3Connect login() throws DeliveryException {
    if (settings.username().isEmpty()) {
      return Mqtt3Connect.builder().cleanSession(true).build();
    }
    String username = HttpSender.secret(settings.username().get());
    if (settings.password().isEmpty()) {
      return Mqtt3Connect.builder()
          .cleanSession(true)
          .simpleAuth(Mqtt3SimpleAuth.builder().username(username).build())
          .build();
    }
    byte[] password = HttpSender.secret(settings.password().get()).getBytes(StandardCharsets.UTF_8);
    return Mqtt3Connect.builder()
        .cleanSession(true)
        .simpleAuth(Mqtt3SimpleAuth.builder().username(username).password(password).build())
        .build();
  }

  private void await(CompletableFuture<?> future, String failure)
      throws DeliveryException, InterruptedException {
    try {
      future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new DeliveryException(
          "The MQTT broker %s did not answer in time.".formatted(settings.server()), e);
    } catch (ExecutionException e) {
      throw new DeliveryException(
          "The MQTT broker %s %s: %s.".formatted(settings.server(), failure, words(e.getCause())),
          e);
    }
  }

  private static String words(@Nullable Throwable cause) {
    if (cause instanceof Mqtt3ConnAckException refused) {
      return refused.getMqttMessage().getReturnCode().toString();
    }
    Throwable deepest = cause;
    while (deepest != null && deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = deepest == null ? "no reason" : String.valueOf(deepest.getMessage());
    return text.replaceAll("\\s+", " ").replaceAll("[.]+$", "");
  }

  private void hangUp() {
    Mqtt3AsyncClient now = client;
    client = null;
    if (now != null) {
      var _ = now.disconnect();
    }
  }

  @Override
  public void close() {
    sending.lock();
    try {
      hangUp();
    } finally {
      sending.unlock();
    }
  }
}

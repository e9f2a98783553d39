package io.andal.device.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A session of MQTT 5. */
final class Session5 implements Session {
  private final Mqtt5AsyncClient client;
  private final List<String> filters;
  private final boolean clean;
  private final Listener listener;

  Session5(Mqtt5ClientBuilder builder, List<String> filters, boolean clean, Listener listener) {
    this.filters = filters;
    this.clean = clean;
    this.listener = listener;
    this.client =
        builder
            .addDisconnectedListener(
                context -> {
                  // A will says when its connection was made.
                  if (context.getReconnector() instanceof Mqtt5ClientReconnector again
                      && again.isReconnect()) {
                    again.connect(connect());
                  }
                })
            .buildAsync();
    client.publishes(
        MqttGlobalPublishFilter.ALL,
        publish ->
            listener.heard(
                publish.getTopic().toString(),
                publish.getPayloadAsBytes(),
                publish.isRetain(),
                publish.getQos() == MqttQos.AT_MOST_ONCE,
                publish::acknowledge),
        true);
  }

  @Override
  public void open() {
    listener.connecting(client.connect(connect()));
  }

  private Mqtt5Connect connect() {
    Mqtt5ConnectBuilder connect =
        Mqtt5Connect.builder()
            .cleanStart(clean)
            .sessionExpiryInterval(clean ? 0 : MqttLink.SESSION_SECONDS)
            .keepAlive(MqttLink.KEEP_ALIVE_SECONDS)
            .restrictions(
                Mqtt5ConnectRestrictions.builder().receiveMaximum(MqttLink.IN_FLIGHT).build());
    return listener
        .will()
        .map(will -> connect.willPublish(message(will)).build())
        .orElseGet(connect::build);
  }

  private static Mqtt5Publish message(Publication one) {
    return Mqtt5Publish.builder()
        .topic(one.topic())
        .qos(one.atLeastOnce() ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
        .retain(one.retained())
        .payload(one.payload())
        .build();
  }

  @Override
  public CompletableFuture<?> publish(Publication publication) {
    return client.publish(message(publication));
  }

  @Override
  public void subscribe() {
    listener.subscribing(
        client.subscribe(
            Mqtt5Subscribe.builder()
                .addSubscriptions(filters.stream().map(Session5::subscription).toList())
                .build()));
  }

  private static Mqtt5Subscription subscription(String filter) {
    return Mqtt5Subscription.builder().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).build();
  }

  @Override
  public void close() {
    MqttLink.await(client.disconnect());
  }
}

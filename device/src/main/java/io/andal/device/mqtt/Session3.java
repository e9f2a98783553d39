package io.andal.device.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.lifecycle.Mqtt3ClientReconnector;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A session of MQTT 3.1.1. */
final class Session3 implements Session {
  private final Mqtt3AsyncClient client;
  private final List<String> filters;
  private final boolean clean;
  private final Listener listener;

  Session3(Mqtt3ClientBuilder builder, List<String> filters, boolean clean, Listener listener) {
    this.filters = filters;
    this.clean = clean;
    this.listener = listener;
    this.client =
        builder
            .addDisconnectedListener(
                context -> {
                  // A will says when its connection was made.
                  if (context.getReconnector() instanceof Mqtt3ClientReconnector again
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

  private Mqtt3Connect connect() {
    Mqtt3ConnectBuilder connect =
        Mqtt3Connect.builder()
            .cleanSession(clean)
            .keepAlive(MqttLink.KEEP_ALIVE_SECONDS)
            .restrictions(
                Mqtt3ConnectRestrictions.builder().sendMaximum(MqttLink.IN_FLIGHT).build());
    return listener
        .will()
        .map(will -> connect.willPublish(message(will)).build())
        .orElseGet(connect::build);
  }

  private static Mqtt3Publish message(Publication one) {
    return Mqtt3Publish.builder()
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
            Mqtt3Subscribe.builder()
                .addSubscriptions(filters.stream().map(Session3::subscription).toList())
                .build()));
  }

  private static Mqtt3Subscription subscription(String filter) {
    return Mqtt3Subscription.builder().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).build();
  }

  @Override
  public void close() {
    MqttLink.await(client.disconnect());
  }
}

package io.andal.device.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import java.util.List;

/** A session of MQTT 3.1.1. */
final class Session3 implements Session {
  private final Mqtt3AsyncClient client;
  private final List<String> filters;
  private final Listener listener;

  Session3(Mqtt3ClientBuilder builder, List<String> filters, Listener listener) {
    this.filters = filters;
    this.listener = listener;
    this.client = builder.buildAsync();
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
    var connected =
        client.connect(
            Mqtt3Connect.builder()
                .cleanSession(false)
                .keepAlive(MqttLink.KEEP_ALIVE_SECONDS)
                .restrictions(
                    Mqtt3ConnectRestrictions.builder().sendMaximum(MqttLink.IN_FLIGHT).build())
                .build());
    var _ =
        connected.exceptionally(
            failure -> {
              listener.disconnected(MqttLink.words(failure));
              return null;
            });
  }

  @Override
  public void subscribe() {
    var subscribed =
        client.subscribe(
            Mqtt3Subscribe.builder()
                .addSubscriptions(
                    filters.stream()
                        .map(
                            filter ->
                                Mqtt3Subscription.builder()
                                    .topicFilter(filter)
                                    .qos(MqttQos.AT_LEAST_ONCE)
                                    .build())
                        .toList())
                .build());
    var _ =
        subscribed.whenComplete(
            (_, failure) -> {
              if (failure == null) {
                listener.subscribed();
              } else {
                listener.disconnected(
                    "The broker refused to subscribe: " + MqttLink.words(failure));
              }
            });
  }

  @Override
  public void close() {
    MqttLink.await(client.disconnect());
  }
}

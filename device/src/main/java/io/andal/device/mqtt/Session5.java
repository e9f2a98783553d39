package io.andal.device.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.util.List;

/** A session of MQTT 5. */
final class Session5 implements Session {
  private final Mqtt5AsyncClient client;
  private final List<String> filters;
  private final Listener listener;

  Session5(Mqtt5ClientBuilder builder, List<String> filters, Listener listener) {
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
            Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(MqttLink.SESSION_SECONDS)
                .keepAlive(MqttLink.KEEP_ALIVE_SECONDS)
                .restrictions(
                    Mqtt5ConnectRestrictions.builder().receiveMaximum(MqttLink.IN_FLIGHT).build())
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
            Mqtt5Subscribe.builder()
                .addSubscriptions(
                    filters.stream()
                        .map(
                            filter ->
                                Mqtt5Subscription.builder()
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

package io.andal.device.broker;

import io.andal.device.credential.Speaker;
import io.andal.device.mqtt.Publication;
import io.andal.device.mqtt.TopicFilter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one connection hears: what hosts of Sparkplug tell, commands, and nothing else. Its session
 * ends with the connection, so nothing is kept for it and nothing is sent twice. The channel's
 * thread alone touches it.
 */
// What can't be written is told by the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class Subscriptions {
  /** Filters of one connection. */
  private static final int MOST = 1_000;

  private static final int MOST_PACKETS = 65_535;

  private final EmbeddedBroker broker;
  private final Speaker speaker;
  private final ChannelHandlerContext channel;
  private final Map<String, MqttQoS> filters = new HashMap<>();
  private int packet;

  Subscriptions(EmbeddedBroker broker, Speaker speaker, ChannelHandlerContext channel) {
    this.broker = broker;
    this.speaker = speaker;
    this.channel = channel;
  }

  /** Subscribes what may be heard, and sends what is kept for it. */
  void subscribe(MqttSubscribeMessage wanted, boolean five) {
    List<Integer> answers = new ArrayList<>();
    List<Publication> kept = new ArrayList<>();
    for (MqttTopicSubscription each : wanted.payload().topicSubscriptions()) {
      String filter = each.topicFilter();
      if (filters.size() < MOST && broker.tells(speaker, filter)) {
        MqttQoS qos =
            each.qualityOfService() == MqttQoS.AT_MOST_ONCE
                ? MqttQoS.AT_MOST_ONCE
                : MqttQoS.AT_LEAST_ONCE;
        filters.put(filter, qos);
        answers.add(qos.value());
        kept.addAll(broker.kept(filter));
      } else {
        answers.add(Answers.noSubscription(five));
      }
    }
    channel.writeAndFlush(Answers.subscribed(wanted, answers));
    for (Publication one : kept) {
      var _ = send(one, true);
    }
  }

  /** Forgets a filter; false if it wasn't subscribed. */
  boolean unsubscribe(String filter) {
    return filters.remove(filter) != null;
  }

  /** Sends what a host tells, if it is heard here. */
  boolean tell(Publication one) {
    return send(one, false);
  }

  /** Sends a command, if it is heard here and the device reads; whether it was sent. */
  boolean command(Publication one) {
    return channel.channel().isWritable() && send(one, false);
  }

  private boolean send(Publication one, boolean retained) {
    MqttQoS most = MqttQoS.FAILURE;
    for (Map.Entry<String, MqttQoS> each : filters.entrySet()) {
      if (TopicFilter.takes(each.getKey(), one.topic())
          && (most == MqttQoS.FAILURE || each.getValue().value() > most.value())) {
        most = each.getValue();
      }
    }
    if (most == MqttQoS.FAILURE) {
      return false;
    }
    MqttQoS qos = one.atLeastOnce() ? most : MqttQoS.AT_MOST_ONCE;
    // Who doesn't read asks again; nothing is queued without end.
    if (qos == MqttQoS.AT_MOST_ONCE && !channel.channel().isWritable()) {
      return false;
    }
    packet = packet % MOST_PACKETS + 1;
    channel.writeAndFlush(
        new MqttPublishMessage(
            new MqttFixedHeader(MqttMessageType.PUBLISH, false, qos, retained, 0),
            new MqttPublishVariableHeader(
                one.topic(),
                qos == MqttQoS.AT_MOST_ONCE ? 0 : packet,
                MqttProperties.NO_PROPERTIES),
            Unpooled.wrappedBuffer(one.payload())));
    return true;
  }
}

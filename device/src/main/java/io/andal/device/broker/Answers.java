package io.andal.device.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Packets that the broker sends. Stateless. */
final class Answers {
  static final byte NOT_AUTHORIZED = (byte) 0x87;
  static final byte NORMAL = 0;
  static final byte WITH_WILL = 0x04;
  static final byte MALFORMED = (byte) 0x81;
  static final byte PROTOCOL_ERROR = (byte) 0x82;
  static final byte TAKEN_OVER = (byte) 0x8e;
  static final byte KEEP_ALIVE_TIMEOUT = (byte) 0x8d;
  static final byte SHUTTING_DOWN = (byte) 0x8b;

  private static final byte PUBACK = 0x40;
  private static final byte PUBREC = 0x50;
  private static final byte NO_SUBSCRIPTION = 0x11;

  private Answers() {}

  /** It may go on. */
  static MqttConnAckMessage accepted(boolean five, Optional<String> clientId) {
    MqttProperties properties = new MqttProperties();
    if (five) {
      number(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
      number(properties, MqttProperties.RECEIVE_MAXIMUM, BrokerConnection.MOST_IN_FLIGHT);
      number(properties, MqttProperties.MAXIMUM_PACKET_SIZE, BrokerPipeline.LARGEST);
      number(properties, MqttProperties.RETAIN_AVAILABLE, 0);
      number(properties, MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
      number(properties, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
      number(properties, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
      clientId.ifPresent(
          id ->
              properties.add(
                  new MqttProperties.StringProperty(
                      MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, id)));
    }
    return MqttMessageBuilders.connAck()
        .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
        .sessionPresent(false)
        .properties(properties)
        .build();
  }

  private static void number(MqttProperties properties, int id, int value) {
    properties.add(new MqttProperties.IntegerProperty(id, value));
  }

  /** It may not. */
  static MqttConnAckMessage refused(
      boolean five, MqttConnectReturnCode three, MqttConnectReturnCode inFive) {
    return MqttMessageBuilders.connAck()
        .returnCode(five ? inFive : three)
        .sessionPresent(false)
        .properties(MqttProperties.NO_PROPERTIES)
        .build();
  }

  /** Why the connection ends; MQTT 5 only. */
  static MqttMessage disconnect(byte reason) {
    return new MqttMessage(
        header(MqttMessageType.DISCONNECT),
        new MqttReasonCodeAndPropertiesVariableHeader(reason, MqttProperties.NO_PROPERTIES));
  }

  static MqttMessage pong() {
    return MqttMessage.PINGRESP;
  }

  /** A message isn't taken; MQTT 5 only. */
  static MqttMessage notAuthorized(int packet, MqttQoS qos) {
    return new MqttMessage(
        header(qos == MqttQoS.EXACTLY_ONCE ? MqttMessageType.PUBREC : MqttMessageType.PUBACK),
        new MqttPubReplyMessageVariableHeader(
            packet, NOT_AUTHORIZED, MqttProperties.NO_PROPERTIES));
  }

  static MqttMessage completed(int packet) {
    return new MqttMessage(
        header(MqttMessageType.PUBCOMP), MqttMessageIdVariableHeader.from(packet));
  }

  /** The reason in a SUBACK why something can't be heard here. */
  static int noSubscription(boolean five) {
    return five ? NOT_AUTHORIZED & 0xff : 0x80;
  }

  /** The QoS of each subscription, or why there is none. */
  static MqttSubAckMessage subscribed(MqttSubscribeMessage wanted, List<Integer> answers) {
    return new MqttSubAckMessage(
        header(MqttMessageType.SUBACK),
        MqttMessageIdVariableHeader.from(wanted.variableHeader().messageId()),
        new MqttSubAckPayload(answers));
  }

  static MqttUnsubAckMessage unsubscribed(
      MqttUnsubscribeMessage wanted, boolean five, Predicate<String> wasSubscribed) {
    List<Short> answers =
        wanted.payload().topics().stream()
            .map(filter -> wasSubscribed.test(filter) ? (short) NORMAL : (short) NO_SUBSCRIPTION)
            .toList();
    return new MqttUnsubAckMessage(
        header(MqttMessageType.UNSUBACK),
        MqttMessageIdVariableHeader.from(wanted.variableHeader().messageId()),
        five ? new MqttUnsubAckPayload(answers) : null);
  }

  /** Many acknowledgements in one buffer: PUBACK and PUBREC are the same four bytes in 3 and 5. */
  static ByteBuf room(ByteBufAllocator allocator, int messages) {
    return allocator.buffer(4 * messages);
  }

  static void acknowledge(ByteBuf to, int packet, MqttQoS qos) {
    to.writeByte(qos == MqttQoS.EXACTLY_ONCE ? PUBREC : PUBACK).writeByte(2).writeShort(packet);
  }

  private static MqttFixedHeader header(MqttMessageType type) {
    return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
  }
}

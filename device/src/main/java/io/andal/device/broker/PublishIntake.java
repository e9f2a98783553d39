package io.andal.device.broker;

import io.andal.device.credential.Speaker;
import io.andal.device.mqtt.TopicFilter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes what one connection publishes and acknowledges it when it is stored. It stops to read when
 * much waits for that, or the device speaks too fast. The channel's thread alone touches it, but
 * for {@link #stored} and {@link #isPaused}.
 */
// What can't be written is told by the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class PublishIntake {
  private static final int MOST_BEFORE_PAUSE = BrokerConnection.MOST_IN_FLIGHT;

  private final EmbeddedBroker broker;
  private final Speaker speaker;
  private final boolean five;
  private final ChannelHandlerContext channel;
  private final BrokerConnection connection;
  private final ConcurrentLinkedQueue<Waiting> stored = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean draining = new AtomicBoolean();

  /** Messages of QoS 2 that were taken and aren't released, and whether they are stored. */
  private final Map<Integer, Boolean> unreleased = new HashMap<>();

  private String topic = "";
  private Optional<BrokerFleet> target = Optional.empty();
  private Optional<Pace> pace = Optional.empty();
  private int inFlight;
  private long inFlightBytes;
  private volatile boolean paused;
  private boolean closed;

  /**
   * A message that isn't acknowledged.
   *
   * @param packet its number; meaningless for QoS 0
   */
  private record Waiting(int packet, MqttQoS qos, int bytes) {}

  PublishIntake(
      EmbeddedBroker broker,
      Speaker speaker,
      boolean five,
      ChannelHandlerContext channel,
      BrokerConnection connection) {
    this.broker = broker;
    this.speaker = speaker;
    this.five = five;
    this.channel = channel;
    this.connection = connection;
  }

  void take(MqttPublishMessage message) {
    String wanted = message.variableHeader().topicName();
    MqttQoS qos = message.fixedHeader().qosLevel();
    int packet = message.variableHeader().packetId();
    if (!wanted.equals(topic)) {
      if (!TopicFilter.isTopic(wanted)) {
        connection.end(channel, Answers.PROTOCOL_ERROR);
        return;
      }
      topic = wanted;
      target = broker.target(speaker, wanted);
    }
    if (speaker instanceof Speaker.Device(String name, _)) {
      BrokerFleet own = broker.fleets().get(name);
      if (own == null) {
        // Perhaps its document is changed just now; the device comes again.
        connection.end(channel, Answers.SHUTTING_DOWN);
        return;
      }
      measure(own);
    }
    if (target.isEmpty()) {
      refuse(packet, qos);
      return;
    }
    if (qos == MqttQoS.EXACTLY_ONCE && again(packet)) {
      return;
    }
    accept(target.get(), message, new Waiting(packet, qos, message.payload().readableBytes()));
  }

  private void measure(BrokerFleet own) {
    long now = System.nanoTime();
    if (pace.isEmpty()) {
      pace = Optional.of(new Pace(own.mostPerMinute(), now));
    }
    pace.get().take(now);
    if (pace.get().pauseNanos() > 0) {
      pause();
    }
  }

  private void refuse(int packet, MqttQoS qos) {
    if (speaker instanceof Speaker.Device(String name, _)) {
      Optional.ofNullable(broker.fleets().get(name))
          .ifPresent(
              own ->
                  own.listener()
                      .refused("A device published to a topic that isn't one of its own"));
    }
    if (five && qos != MqttQoS.AT_MOST_ONCE) {
      channel.writeAndFlush(Answers.notAuthorized(packet, qos));
    } else {
      connection.end(channel, Answers.NOT_AUTHORIZED);
    }
  }

  /** Whether a message of QoS 2 was taken before. */
  private boolean again(int packet) {
    Boolean known = unreleased.putIfAbsent(packet, false);
    if (known != null && known) {
      ByteBuf answer = Answers.room(channel.alloc(), 1);
      Answers.acknowledge(answer, packet, MqttQoS.EXACTLY_ONCE);
      channel.writeAndFlush(answer);
    }
    return known != null;
  }

  private void accept(BrokerFleet fleet, MqttPublishMessage message, Waiting waiting) {
    inFlight++;
    inFlightBytes += waiting.bytes();
    broker.pressure().add(waiting.bytes());
    String device = speaker instanceof Speaker.Device(_, String id) ? id : "";
    fleet
        .listener()
        .published(topic, ByteBufUtil.getBytes(message.payload()), device, () -> stored(waiting));
    if (inFlight >= MOST_BEFORE_PAUSE || broker.pressure().isHigh()) {
      pause();
    }
  }

  /** What a message says is stored. */
  private void stored(Waiting one) {
    stored.add(one);
    if (!draining.getAndSet(true)) {
      try {
        channel.executor().execute(this::drain);
      } catch (RejectedExecutionException e) {
        // The broker is closed; nobody waits for an answer.
        stored.clear();
      }
    }
  }

  private void drain() {
    draining.set(false);
    List<Waiting> all = new ArrayList<>();
    for (Waiting one = stored.poll(); one != null; one = stored.poll()) {
      all.add(one);
    }
    if (closed || all.isEmpty()) {
      return;
    }
    ByteBuf answers = Answers.room(channel.alloc(), all.size());
    long bytes = 0;
    for (Waiting one : all) {
      bytes += one.bytes();
      if (one.qos() != MqttQoS.AT_MOST_ONCE) {
        Answers.acknowledge(answers, one.packet(), one.qos());
      }
      if (one.qos() == MqttQoS.EXACTLY_ONCE) {
        unreleased.replace(one.packet(), true);
      }
    }
    inFlight -= all.size();
    inFlightBytes -= bytes;
    broker.pressure().release(all.size(), bytes);
    if (answers.isReadable()) {
      channel.writeAndFlush(answers);
    } else {
      answers.release();
    }
    if (paused) {
      resume(System.nanoTime());
    }
  }

  /** A message of QoS 2 won't be sent again. */
  void release(int packet) {
    unreleased.remove(packet);
    channel.writeAndFlush(Answers.completed(packet));
  }

  private void pause() {
    if (!paused) {
      paused = true;
      channel.channel().config().setAutoRead(false);
    }
  }

  /** Whether nothing is read from the device for now. */
  boolean isPaused() {
    return paused;
  }

  /** Reads again, if there is no more reason not to. */
  void resume(long now) {
    boolean fast =
        pace.map(
                each -> {
                  each.fill(now);
                  return each.pauseNanos() > 0;
                })
            .orElse(false);
    if (paused
        && !fast
        && inFlight < MOST_BEFORE_PAUSE / 2
        && !broker.pressure().isHigh()
        && channel.channel().isWritable()) {
      paused = false;
      channel.channel().config().setAutoRead(true);
    }
  }

  void close() {
    if (!closed) {
      closed = true;
      broker.pressure().release(inFlight, inFlightBytes);
    }
  }
}

package io.andal.device.broker;

import io.andal.device.credential.Speaker;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a connection begins: who it says it is, and whether it is. Its channel's thread uses it. */
final class Handshake {
  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

  private final EmbeddedBroker broker;
  private final Outcome outcome;
  private final Deque<MqttMessage> early = new ArrayDeque<>();
  private volatile @Nullable Greeting greeting;
  private boolean asking;

  /** What comes of it. */
  interface Outcome {
    void accepted(ChannelHandlerContext channel, Greeting said, Speaker speaker);

    void refused(ChannelHandlerContext channel, MqttMessage answer);
  }

  Handshake(EmbeddedBroker broker, Outcome outcome) {
    this.broker = broker;
    this.outcome = outcome;
  }

  /** What was said; null before. From any thread. */
  @Nullable Greeting greeting() {
    return greeting;
  }

  /** Whether it is being found out who speaks. */
  boolean isAsking() {
    return asking;
  }

  /** It may speak before it is answered; little of it was read. */
  void keep(MqttMessage message) {
    early.add(ReferenceCountUtil.retain(message));
  }

  /** Somebody says who it is, for the first time. */
  void begin(ChannelHandlerContext channel, MqttConnectMessage connect) {
    Greeting said = Greeting.of(connect, channel.channel());
    greeting = said;
    if (said.refusal().isPresent()) {
      outcome.refused(channel, said.refusal().get());
      return;
    }
    asking = true;
    channel.channel().config().setAutoRead(false);
    // The database may have to be asked, and nobody else waits for that.
    Thread.ofVirtual()
        .start(
            () -> {
              Optional<Speaker> found = who(said);
              channel.executor().execute(() -> known(channel, said, found));
            });
  }

  private Optional<Speaker> who(Greeting said) {
    try {
      return said.speaker(broker);
    } catch (RuntimeException e) {
      LOG.warn("Who connects by MQTT could not be found out", e);
      return Optional.empty();
    }
  }

  private void known(ChannelHandlerContext channel, Greeting said, Optional<Speaker> found) {
    asking = false;
    if (!channel.channel().isActive()) {
      forget();
    } else if (found.isEmpty()) {
      outcome.refused(channel, said.unknown());
    } else if (said.will().isPresent()
        && broker.target(found.get(), said.will().get().topic()).isEmpty()) {
      outcome.refused(channel, said.notAuthorized());
    } else {
      outcome.accepted(channel, said, found.get());
    }
  }

  /** Gives what was said before it was answered, in order. */
  void early(Consumer<MqttMessage> taker) {
    MqttMessage next = early.poll();
    while (next != null) {
      try {
        taker.accept(next);
      } finally {
        ReferenceCountUtil.release(next);
      }
      next = early.poll();
    }
  }

  /** What was said before it was answered is of no interest any more. */
  void forget() {
    early.forEach(ReferenceCountUtil::release);
    early.clear();
  }

  /** Whether who spoke may still speak. May wait for the database. */
  boolean isStillGood() {
    Greeting said = greeting;
    try {
      return said == null || said.speaker(broker).isPresent();
    } catch (RuntimeException e) {
      LOG.warn("Whether a gateway may still speak could not be found out", e);
      return true;
    }
  }
}

package io.andal.device.broker;

import io.andal.device.OfflineReason;
import io.andal.device.credential.Speaker;
import io.andal.device.mqtt.Publication;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of a device or a gateway. Its channel's thread alone touches it. */
// What can't be written is told by the end of its channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class BrokerConnection extends SimpleChannelInboundHandler<MqttMessage>
    implements Handshake.Outcome {
  /** Messages of one connection that may wait to be stored. */
  static final int MOST_IN_FLIGHT = 200;

  private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final EmbeddedBroker broker;
  private final Handshake handshake;
  private @Nullable ChannelHandlerContext context;
  private @Nullable PublishIntake intake;
  private @Nullable Subscriptions subscriptions;
  private volatile @Nullable Speaker speaker;
  private String key = "";
  private volatile long heardNanos = System.nanoTime();
  private volatile long keepAliveNanos = PATIENCE_NANOS;
  private volatile boolean quiet;
  private OfflineReason reason = OfflineReason.LOST;
  private boolean ended;

  BrokerConnection(EmbeddedBroker broker) {
    this.broker = broker;
    this.handshake = new Handshake(broker, this);
  }

  @Nullable Speaker speaker() {
    return speaker;
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    context = active;
    if (!broker.opened(this)) {
      active.close();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext channel, MqttMessage message) {
    heardNanos = System.nanoTime();
    if (ended) {
      return;
    }
    if (message.decoderResult().isFailure()) {
      end(channel, Answers.MALFORMED);
    } else if (message instanceof MqttConnectMessage connect) {
      connect(channel, connect);
    } else if (handshake.isAsking()) {
      handshake.keep(message);
    } else if (intake == null) {
      channel.close();
    } else {
      handle(channel, intake, message);
    }
  }

  private void handle(ChannelHandlerContext channel, PublishIntake open, MqttMessage message) {
    boolean five = isFive();
    switch (message.fixedHeader().messageType()) {
      case PUBLISH -> open.take((MqttPublishMessage) message);
      case PUBREL ->
          open.release(((MqttMessageIdVariableHeader) message.variableHeader()).messageId());
      case PINGREQ -> channel.writeAndFlush(Answers.pong());
      case SUBSCRIBE -> heard().subscribe((MqttSubscribeMessage) message, five);
      case UNSUBSCRIBE ->
          channel.writeAndFlush(
              Answers.unsubscribed((MqttUnsubscribeMessage) message, five, heard()::unsubscribe));
      case PUBACK -> {
        // Sessions end with their connections, so nothing would be sent again.
      }
      case DISCONNECT -> {
        boolean will =
            message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                && header.reasonCode() == Answers.WITH_WILL;
        reason = will ? OfflineReason.LAST_WILL : OfflineReason.GRACEFUL;
        ended = true;
        channel.close();
      }
      case CONNECT, CONNACK, PUBREC, PUBCOMP, SUBACK, UNSUBACK, PINGRESP, AUTH ->
          end(channel, Answers.PROTOCOL_ERROR);
    }
  }

  private Subscriptions heard() {
    return Objects.requireNonNull(subscriptions, "nobody is connected");
  }

  /** Tells something to who is connected here, from any thread; whether it was told. */
  CompletableFuture<Boolean> tell(Predicate<Subscriptions> how) {
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    ChannelHandlerContext channel = context;
    if (channel == null || channel.isRemoved()) {
      told.complete(false);
      return told;
    }
    channel
        .executor()
        .execute(
            () -> {
              Subscriptions open = subscriptions;
              told.complete(open != null && !ended && how.test(open));
            });
    return told;
  }

  private boolean isFive() {
    Greeting said = handshake.greeting();
    return said != null && said.five();
  }

  private void connect(ChannelHandlerContext channel, MqttConnectMessage connect) {
    if (handshake.greeting() != null) {
      end(channel, Answers.PROTOCOL_ERROR);
    } else {
      handshake.begin(channel, connect);
    }
  }

  @Override
  public void accepted(ChannelHandlerContext channel, Greeting said, Speaker found) {
    speaker = found;
    key = found.key(said.clientId());
    keepAliveNanos =
        said.keepAliveSeconds() == 0
            ? Long.MAX_VALUE
            : TimeUnit.MILLISECONDS.toNanos(said.keepAliveSeconds() * 1_500L);
    if (said.will().isPresent()) {
      reason = OfflineReason.LAST_WILL;
    }
    PublishIntake opened = new PublishIntake(broker, found, said.five(), channel, this);
    intake = opened;
    subscriptions = new Subscriptions(broker, found, channel);
    heardNanos = System.nanoTime();
    broker.speaks(this, key);
    channel.writeAndFlush(Answers.accepted(said.five(), said.assigned()));
    channel.channel().config().setAutoRead(true);
    handshake.early(
        next -> {
          if (!ended) {
            handle(channel, opened, next);
          }
        });
  }

  @Override
  public void refused(ChannelHandlerContext channel, MqttMessage answer) {
    ended = true;
    handshake.forget();
    channel.writeAndFlush(answer).addListener(_ -> channel.close());
  }

  /** Ends the connection and says why, if the device can be told. */
  void end(ChannelHandlerContext channel, byte why) {
    if (ended) {
      return;
    }
    ended = true;
    if (isFive() && speaker != null) {
      channel.writeAndFlush(Answers.disconnect(why)).addListener(_ -> channel.close());
    } else {
      channel.close();
    }
  }

  /** Looks whether it is silent for too long, or may be read again. */
  void sweep(long now) {
    ChannelHandlerContext channel = context;
    if (channel == null) {
      return;
    }
    PublishIntake open = intake;
    boolean paused = open != null && open.isPaused();
    // While nothing is read from it, nobody can say that it is silent.
    if (paused || now - heardNanos > keepAliveNanos) {
      channel
          .executor()
          .execute(
              () -> {
                if (open != null && open.isPaused()) {
                  heardNanos = now;
                  open.resume(now);
                } else if (now - heardNanos > keepAliveNanos && !handshake.isAsking()) {
                  reason = OfflineReason.KEEP_ALIVE;
                  end(channel, Answers.KEEP_ALIVE_TIMEOUT);
                }
              });
    }
  }

  /** Whether it speaks for a fleet's devices, or may. */
  boolean concerns(String fleet) {
    return !(speaker instanceof Speaker.Device(String own, _)) || own.equals(fleet);
  }

  /** Andal ends it, which says nothing about the device. */
  void closeQuietly() {
    quiet = true;
    later(Answers.SHUTTING_DOWN);
  }

  /** What is to be published because the connection ended without a goodbye. */
  Optional<Publication> will() {
    Greeting said = handshake.greeting();
    return said == null ? Optional.empty() : said.will();
  }

  /** The same speaker connected again. */
  void takenOver() {
    quiet = true;
    later(Answers.TAKEN_OVER);
  }

  /** Drops it if its credential is no longer good. May wait for the database. */
  void askAgain() {
    if (!handshake.isStillGood()) {
      drop();
    }
  }

  /** Its credential is no longer good. */
  void drop() {
    later(Answers.NOT_AUTHORIZED);
  }

  private void later(byte why) {
    ChannelHandlerContext channel = context;
    if (channel != null) {
      channel.executor().execute(() -> end(channel, why));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext channel) {
    ended = true;
    if (!handshake.isAsking()) {
      handshake.forget();
    }
    PublishIntake open = intake;
    if (open != null) {
      open.close();
    }
    broker.closed(this, key, !quiet, reason);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.debug("A connection of a device ends", cause);
    }
    channel.close();
  }
}

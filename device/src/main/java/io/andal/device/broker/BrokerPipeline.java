package io.andal.device.broker;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslContext;
import java.util.Optional;

/** What stands between a socket and {@link BrokerConnection}. Stateless. */
final class BrokerPipeline extends ChannelInitializer<SocketChannel> {
  /** Of a message, its topic and properties included. */
  static final int LARGEST = 256 * 1024;

  private static final int LONGEST_CLIENT_ID = 256;

  private final EmbeddedBroker broker;
  private final Optional<SslContext> tls;

  BrokerPipeline(EmbeddedBroker broker, Optional<SslContext> tls) {
    this.broker = broker;
    this.tls = tls;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    // What was read already is handled, so little is read at once.
    channel
        .config()
        .setOption(
            ChannelOption.RECVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator(256, 1_024, 16_384).maxMessagesPerRead(1));
    channel
        .config()
        .setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(8_192, 32_768));
    tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
    channel
        .pipeline()
        .addLast(new MqttDecoder(LARGEST, LONGEST_CLIENT_ID))
        .addLast(MqttEncoder.INSTANCE)
        .addLast(new BrokerConnection(broker));
  }
}

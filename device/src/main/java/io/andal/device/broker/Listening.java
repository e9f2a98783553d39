package io.andal.device.broker;

import io.andal.device.mqtt.PemFactories;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port of the embedded broker while it listens, and the threads behind it. */
// What can't be closed any more is closed.
@SuppressWarnings("FutureReturnValueIgnored")
final class Listening implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int MOST_THREADS = 4;
  private static final int SWEEP_MILLIS = 100;
  private static final int ASK_AGAIN_SECONDS = 60;

  private final EventLoopGroup threads;
  private final Channel channel;

  private Listening(EventLoopGroup threads, Channel channel) {
    this.threads = threads;
    this.channel = channel;
  }

  /**
   * Begins to listen for a broker, and looks after its connections from time to time.
   *
   * @throws IOException if the port can't be had
   */
  static Listening open(EmbeddedBroker broker, BrokerOptions options) throws IOException {
    Optional<SslContext> tls =
        options.tls().isPresent()
            ? Optional.of(tls(broker, options.tls().get()))
            : Optional.empty();
    int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            count, new DefaultThreadFactory("broker", true), NioIoHandler.newFactory());
    try {
      Channel channel =
          new ServerBootstrap()
              .group(group)
              .channel(NioServerSocketChannel.class)
              .option(ChannelOption.SO_BACKLOG, 4_096)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childHandler(new BrokerPipeline(broker, tls))
              .bind(options.address(), options.port())
              .syncUninterruptibly()
              .channel();
      group.scheduleWithFixedDelay(
          broker::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
      group.scheduleWithFixedDelay(
          broker::askAgain, ASK_AGAIN_SECONDS, ASK_AGAIN_SECONDS, TimeUnit.SECONDS);
      Listening open = new Listening(group, channel);
      LOG.info(
          "MQTT{} on {}:{}", tls.isPresent() ? " over TLS" : "", options.address(), open.port());
      return open;
    } catch (Exception e) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      // Netty throws what bind did without saying so.
      throw new IOException(
          "MQTT can't listen on %s:%d: %s"
              .formatted(options.address(), options.port(), e.getMessage()),
          e);
    }
  }

  private static SslContext tls(EmbeddedBroker broker, BrokerOptions.Tls tls) throws SSLException {
    return SslContextBuilder.forServer(PemFactories.keys(tls.certificate(), tls.key()))
        .sslProvider(SslProvider.JDK)
        .trustManager(new ClientCertificates(broker.fleets()::values))
        .clientAuth(ClientAuth.OPTIONAL)
        .build();
  }

  int port() {
    return channel.localAddress() instanceof InetSocketAddress at ? at.getPort() : 0;
  }

  /** Nobody new can connect from now on. */
  void refuse() {
    channel.close().syncUninterruptibly();
  }

  @Override
  public void close() {
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}

package io.andal.benchmark.device;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Many devices in one thread, each with some messages under way. A process of its own. */
final class MqttLoad {
  private static final int UNDER_WAY = 5;
  private static final int CONNACK_BYTES = 4;
  private static final int SAMPLES = 1 << 20;

  private final Selector selector;
  private final int[] samples = new int[SAMPLES];
  private int sampled;
  private long acknowledged;
  private boolean sending = true;

  private MqttLoad(Selector selector) {
    this.selector = selector;
  }

  static String device(int number) {
    return "pump-%05d".formatted(number);
  }

  /** One device. */
  private static final class Device {
    final byte[] topic;
    final byte[] token;
    final byte[] id;
    final long[] sent = new long[UNDER_WAY];
    final ByteBuffer in = ByteBuffer.allocate(64);
    boolean connected;
    int number;
    int underWay;

    Device(int number, String token) {
      this.id = device(number).getBytes(StandardCharsets.US_ASCII);
      this.topic = ("pumps/" + device(number) + "/telemetry").getBytes(StandardCharsets.US_ASCII);
      this.token = token.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Arguments: the port, a file with tokens, for how many seconds. */
  public static void main(String[] arguments) throws IOException {
    try (Selector selector = Selector.open()) {
      new MqttLoad(selector)
          .run(
              Integer.parseInt(arguments[0]),
              Files.readAllLines(Path.of(arguments[1])),
              Integer.parseInt(arguments[2]));
    }
  }

  private void run(int port, List<String> tokens, int seconds) throws IOException {
    InetSocketAddress broker = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < tokens.size(); i++) {
      Device device = new Device(i, tokens.get(i));
      SocketChannel channel = SocketChannel.open(broker);
      write(channel, connect(device));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, device);
    }
    long start = System.nanoTime();
    // The first seconds don't count.
    long warm = start + 10_000_000_000L;
    until(warm);
    long before = acknowledged;
    sampled = 0;
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    until(end);
    long counted = acknowledged - before;
    sending = false;
    int most = Math.min(sampled, SAMPLES);
    int[] latencies = Arrays.copyOf(samples, most);
    Arrays.sort(latencies);
    // What is under way is awaited, so that all that was acknowledged is known.
    until(System.nanoTime() + 2_000_000_000L);
    System.out.printf(
        Locale.ROOT,
        "%d %d %.1f %.1f %d%n",
        counted,
        seconds,
        latencies[most / 2] / 1e3,
        latencies[(int) (most * 0.99)] / 1e3,
        acknowledged);
    // It stays until it is told to go.
    var _ = System.in.read();
  }

  private void until(long end) throws IOException {
    while (System.nanoTime() < end) {
      selector.select(this::ready, 10);
    }
  }

  private void ready(SelectionKey key) {
    try {
      Device device = (Device) key.attachment();
      SocketChannel channel = (SocketChannel) key.channel();
      if (channel.read(device.in) < 0) {
        throw new IOException("the broker ended a connection");
      }
      device.in.flip();
      take(device);
      device.in.compact();
      if (device.connected && sending && device.underWay < UNDER_WAY) {
        publish(channel, device);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(Device device) {
    while (device.in.remaining() >= CONNACK_BYTES) {
      int packet = device.in.getInt();
      if (!device.connected) {
        if (packet != 0x2002_0000) {
          throw new IllegalStateException("the broker refused a connection");
        }
        device.connected = true;
        continue;
      }
      acknowledged++;
      device.underWay--;
      long micros = (System.nanoTime() - device.sent[(packet & 0xffff) % UNDER_WAY]) / 1_000;
      samples[sampled++ & (SAMPLES - 1)] = (int) micros;
    }
  }

  private static void publish(SocketChannel channel, Device device) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(UNDER_WAY * 128);
    while (device.underWay < UNDER_WAY) {
      device.number++;
      int packet = device.number % (UNDER_WAY * 1_000) + UNDER_WAY;
      byte[] payload =
          ("{\"n\":" + device.number + ",\"bar\":2.5}").getBytes(StandardCharsets.US_ASCII);
      out.put((byte) 0x32).put((byte) (2 + device.topic.length + 2 + payload.length));
      out.putShort((short) device.topic.length).put(device.topic);
      out.putShort((short) packet).put(payload);
      device.sent[packet % UNDER_WAY] = System.nanoTime();
      device.underWay++;
    }
    write(channel, out.flip());
  }

  private static ByteBuffer connect(Device device) {
    ByteBuffer out = ByteBuffer.allocate(256);
    int length = 10 + 2 + device.id.length + 2 + device.id.length + 2 + device.token.length;
    out.put((byte) 0x10).put((byte) length).putShort((short) 4);
    out.put("MQTT".getBytes(StandardCharsets.US_ASCII)).put((byte) 4).put((byte) 0xc2);
    out.putShort((short) 60).putShort((short) device.id.length).put(device.id);
    out.putShort((short) device.id.length).put(device.id);
    return out.putShort((short) device.token.length).put(device.token).flip();
  }

  private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      var _ = channel.write(bytes);
    }
  }
}

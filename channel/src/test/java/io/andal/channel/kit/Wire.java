package io.andal.channel.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A wire to a real server, which breaks or stands still as it is told. */
public final class Wire implements AutoCloseable {
  private final int server;
  private final int port;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private volatile long holdAsked = Long.MAX_VALUE;
  private volatile long holdAnswered = Long.MAX_VALUE;
  private volatile boolean held;
  private volatile long cutAfter = Long.MAX_VALUE;
  private volatile boolean silent;
  private volatile boolean garbled;
  private @Nullable ServerSocket socket;

  /**
   * @param server the port of the server
   */
  public Wire(int server) throws IOException {
    this.server = server;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    heal();
  }

  public int port() {
    return port;
  }

  /** Bytes that the server said since the last {@link #cutAfter} or {@link #heal}. */
  public long answered() {
    return answered.get();
  }

  /** Nobody listens. */
  public synchronized void refuse() throws IOException {
    if (socket != null) {
      socket.close();
    }
    drop();
  }

  /** Whoever says nothing and takes everything. */
  void silence() {
    drop();
    silent = true;
  }

  /** Answers are something else than what was said. */
  void garble() {
    drop();
    garbled = true;
  }

  /** All connections break once the server has said so many bytes. */
  void cutAfter(long bytes) {
    drop();
    answered.set(0);
    cutAfter = bytes;
  }

  /** Bytes that the client said since the last {@link #heal}. */
  public long asked() {
    return asked.get();
  }

  /**
   * The wire stands still, and what is beyond it is lost, once so many bytes were said.
   *
   * @param question by the client
   * @param answer by the server
   */
  public void holdAfter(long question, long answer) {
    holdAsked = question;
    holdAnswered = answer;
  }

  /** Whether it stands still. */
  public boolean held() {
    return held;
  }

  /** All is well again, on new connections. */
  public synchronized void heal() throws IOException {
    cutAfter = Long.MAX_VALUE;
    holdAsked = Long.MAX_VALUE;
    holdAnswered = Long.MAX_VALUE;
    held = false;
    silent = false;
    garbled = false;
    drop();
    asked.set(0);
    answered.set(0);
    if (socket == null || socket.isClosed()) {
      ServerSocket fresh = new ServerSocket();
      fresh.setReuseAddress(true);
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
      socket = fresh;
      Thread.ofVirtual().start(() -> serve(fresh));
    }
  }

  private void drop() {
    for (Socket each = open.poll(); each != null; each = open.poll()) {
      close(each);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was broken already.
    }
  }

  private void serve(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        if (cutAfter <= answered.get()) {
          close(client);
          continue;
        }
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(behind);
        Thread.ofVirtual().start(() -> carry(client, behind, false));
        Thread.ofVirtual().start(() -> carry(behind, client, true));
      } catch (IOException e) {
        // The server is away, or the test is over.
      }
    }
  }

  private void carry(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[4096];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        if (!answers) {
          pass(out, buffer, got, asked, holdAsked);
        } else if (!silent && !answer(out, buffer, got)) {
          return;
        }
      }
    } catch (IOException e) {
      // One of them hung up.
    }
  }

  /** Whether the wire still holds. */
  private boolean answer(OutputStream out, byte[] bytes, int length) throws IOException {
    long before = answered.getAndAdd(length);
    if (holdAnswered - before < length) {
      answered.addAndGet(-length);
      pass(out, bytes, length, answered, holdAnswered);
      return true;
    }
    int allowed = Math.clamp(cutAfter - before, 0, length);
    if (garbled) {
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (bytes[i] ^ 0x55);
      }
    }
    out.write(bytes, 0, allowed);
    return allowed == length;
  }

  /** As much as the wire carries before it stands still. */
  private void pass(OutputStream out, byte[] bytes, int length, AtomicLong said, long most)
      throws IOException {
    int allowed = Math.clamp(most - said.getAndAdd(length), 0, length);
    out.write(bytes, 0, allowed);
    if (allowed < length) {
      held = true;
    }
  }

  @Override
  public void close() throws IOException {
    refuse();
  }
}

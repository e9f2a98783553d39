package io.andal.device.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between two programs that can be cut: what is sent then is lost, and nobody is told. */
final class Proxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  Proxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void cut(boolean now) throws IOException {
    cut = now;
    if (!now) {
      for (Socket socket : open) {
        socket.close();
      }
      open.clear();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket from = listening.accept();
        open.add(from);
        if (!cut) {
          Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
          open.add(to);
          Thread.ofVirtual().start(() -> pump(from, to));
          Thread.ofVirtual().start(() -> pump(to, from));
        }
      } catch (IOException e) {
        // closed, or the other side isn't there: who asked will ask again
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!cut) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // one of them left
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut(false);
  }
}

package io.andal.catalog.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A host of repositories that speaks Git's smart protocol, with JGit's own server behind it. */
final class GitServer implements AutoCloseable {
  static final String TOKEN = "geheim-token-4711";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path root;
  private final AtomicInteger packs = new AtomicInteger();
  private volatile Trouble trouble = Trouble.NONE;

  /** How it may answer. */
  enum Trouble {
    NONE,
    EXPIRED,
    OUT_OF_ORDER,
    MALFORMED,
    HALF,
    REDIRECTED
  }

  /** Serves the repositories {@code ROOT/NAME/.git} as {@code /acme/NAME.git}. */
  GitServer(Path root) {
    this.root = root;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void trouble(Trouble next) {
    trouble = next;
  }

  /** How many packs were asked for. */
  int packs() {
    return packs.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String pair = "oauth2:" + TOKEN;
    String wanted =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] asked = body(exchange);
    if (!wanted.equals(shown) || trouble == Trouble.EXPIRED) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
      exchange.sendResponseHeaders(401, -1);
    } else if (trouble == Trouble.OUT_OF_ORDER) {
      exchange.sendResponseHeaders(503, -1);
    } else if (trouble == Trouble.REDIRECTED) {
      exchange
          .getResponseHeaders()
          .set("Location", "http://169.254.169.254/info/refs?service=git-upload-pack");
      exchange.sendResponseHeaders(302, -1);
    } else if (trouble == Trouble.MALFORMED) {
      send(exchange, "text/html", "<p>Wartung".getBytes(StandardCharsets.UTF_8));
    } else {
      serve(exchange, asked);
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream in = exchange.getRequestBody();
    return zipped ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
  }

  private void serve(HttpExchange exchange, byte[] asked) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.replaceAll("^/acme/([a-z]+)(\\.git)?/.*$", "$1");
    Path git = root.resolve(name).resolve(".git");
    if (!git.toFile().isDirectory()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    try (Repository repository = new FileRepositoryBuilder().setGitDir(git.toFile()).build()) {
      UploadPack upload = new UploadPack(repository);
      upload.setBiDirectionalPipe(false);
      String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
      upload.setExtraParameters(protocol == null ? List.of() : List.of(protocol.split(":", -1)));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (path.endsWith("/info/refs")) {
        upload.sendAdvertisedRefs(
            new PacketLineOutRefAdvertiser(new PacketLineOut(out)), "git-upload-pack");
        send(exchange, "application/x-git-upload-pack-advertisement", out.toByteArray());
      } else {
        upload.upload(new ByteArrayInputStream(asked), out, null);
        if (new String(out.toByteArray(), StandardCharsets.ISO_8859_1).contains("PACK")) {
          packs.incrementAndGet();
        }
        send(exchange, "application/x-git-upload-pack-result", out.toByteArray());
      }
    }
  }

  private void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    int length = trouble == Trouble.HALF ? body.length / 2 : body.length;
    try {
      exchange.getResponseBody().write(body, 0, length);
    } catch (IOException e) {
      // A client that takes no more has gone.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

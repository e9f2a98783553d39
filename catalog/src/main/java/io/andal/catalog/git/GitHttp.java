package io.andal.catalog.git;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.Details;
import io.andal.signal.http.HttpLimits;
import io.andal.signal.http.SecureHttp;
import io.andal.signal.http.TlsFiles;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The network of JGit: the host of the CatalogSource and no other. */
final class GitHttp implements HttpConnectionFactory, AutoCloseable {
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final long BYTES = 2L << 30;

  /** Hosts take any name beside a token; GitLab's and GitHub's own examples write this one. */
  private static final String TOKEN_USER = "oauth2";

  private final URI host;
  private final Path folder;
  private final SecureHttp http;
  private @Nullable GuardedConnection last;

  /**
   * Asks nothing yet.
   *
   * @param host whose repositories are read
   * @param folder where answers lie while they are read
   */
  GitHttp(URI host, Details connection, Path folder, Clock clock) {
    this.host = host;
    this.folder = folder;
    HttpLimits usual = connection.limits(BYTES);
    HttpLimits limits =
        new HttpLimits(
            usual.connect(),
            connection.duration("timeout", TIME),
            BYTES,
            usual.concurrent(),
            usual.allowMetadataAddresses());
    this.http =
        new SecureHttp(
            limits, TlsFiles.of(connection), credentials(connection).authentication(limits, clock));
  }

  private static Credentials credentials(Details connection) {
    String token = connection.text("bearerToken");
    Details basic = connection.part("basicAuth");
    if (!token.isEmpty()) {
      return new Credentials.Basic(TOKEN_USER, token);
    }
    return basic.has("username")
        ? new Credentials.Basic(basic.text("username"), basic.text("password"))
        : new Credentials.None();
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    boolean same =
        url.getProtocol().equalsIgnoreCase(host.getScheme())
            && url.getHost().equalsIgnoreCase(host.getHost())
            && url.getPort() == host.getPort();
    if (!same) {
      String message = "%s redirects to %s.".formatted(host.getHost(), url.getHost());
      throw new IOException(
          message,
          new SourceException(
              new SourceFailure(
                  Cause.DENIED,
                  message,
                  "Write the address that it redirects to as `url`, if it is meant.")));
    }
    Files.createDirectories(folder);
    GuardedConnection connection = new GuardedConnection(http, url, folder);
    last = connection;
    return connection;
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return create(url);
  }

  /** The status of the last answer, if it is a refusal. */
  Optional<Integer> refusal() {
    GuardedConnection asked = last;
    try {
      return asked == null
          ? Optional.empty()
          : Optional.of(asked.getResponseCode()).filter(status -> status >= 400);
    } catch (IOException e) {
      // It wasn't answered at all; whoever asks knows that already.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

package io.andal.signal.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * The client for addresses that users give: http and https only, no credentials in the address, no
 * cloud metadata, no redirects, and limits on time, size and number. Thread-safe.
 *
 * <p>The JDK resolves a name again when it connects, and keeps the result for a while. So a name is
 * checked before it is asked, and again before its answer is read: if it was changed in between to
 * an address that is refused, nothing of the answer is used. What remains is that such an address
 * may get one request it should not, and all of this only while the JVM keeps names at all ({@code
 * networkaddress.cache.ttl} above 0, as is the default).
 */
public final class GuardedHttp implements AutoCloseable {
  private static final String FORM_TYPE = "application/x-www-form-urlencoded";

  /** What a form is sent with. */
  static final Map<String, String> FORM = Map.of("Content-Type", FORM_TYPE);

  private final HttpLimits limits;
  private final HttpClient client;
  private final Semaphore free;

  public GuardedHttp(HttpLimits limits) {
    this(limits, usual(limits).build());
  }

  /** A client with certificates of its own. */
  GuardedHttp(HttpLimits limits, SSLContext context) {
    this(limits, usual(limits).sslContext(context).build());
  }

  private GuardedHttp(HttpLimits limits, HttpClient client) {
    this.limits = limits;
    this.free = new Semaphore(limits.concurrent(), true);
    this.client = client;
  }

  private static HttpClient.Builder usual(HttpLimits limits) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(limits.connect())
        .followRedirects(HttpClient.Redirect.NEVER);
  }

  /** Reads an answer's body while it arrives. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(HttpAnswer answer) throws IOException, SourceException;
  }

  public <T> T get(URI uri, Map<String, String> headers, Reader<T> reader)
      throws SourceException, InterruptedException {
    return send(request(uri, headers).GET().build(), reader);
  }

  /** Posts a form that is already encoded. */
  public <T> T post(URI uri, Map<String, String> headers, String form, Reader<T> reader)
      throws SourceException, InterruptedException {
    return send(
        request(uri, headers)
            .header("Content-Type", FORM_TYPE)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        reader);
  }

  /** Sends a body as it is, with exactly these headers. */
  public <T> T exchange(
      String method, URI uri, Map<String, String> headers, byte[] body, Reader<T> reader)
      throws SourceException, InterruptedException {
    return send(
        request(uri, headers).method(method, HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        reader);
  }

  private HttpRequest.Builder request(URI uri, Map<String, String> headers) throws SourceException {
    checkAddress(uri);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri).timeout(limits.total()).header("User-Agent", "andal");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      try {
        builder.header(header.getKey(), header.getValue());
      } catch (IllegalArgumentException e) {
        // The exception repeats the value, which may be a secret.
        throw unsendable(header.getKey());
      }
    }
    return builder;
  }

  private static SourceException unsendable(String header) {
    return new SourceException(
        new SourceFailure(
            Cause.DENIED,
            "What %s would carry has characters that no header can.".formatted(header),
            "Look for a line break or a control character in the secret."));
  }

  private <T> T send(HttpRequest request, Reader<T> reader)
      throws SourceException, InterruptedException {
    String host = address(request.uri());
    free.acquire();
    try {
      long start = System.nanoTime();
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      Duration left = limits.total().minusNanos(System.nanoTime() - start);
      try (LimitedBody body = new LimitedBody(response.body(), limits.bodyBytes(), left)) {
        checkAddress(request.uri());
        return reader.read(
            new HttpAnswer(
                response.statusCode(),
                RetryAfter.seconds(response.headers(), Instant.now()),
                response.headers().firstValue("Location"),
                body,
                Set.of(),
                response.headers()));
      }
    } catch (IOException e) {
      throw new SourceException(failure(host, e));
    } finally {
      free.release();
    }
  }

  private SourceFailure failure(String host, IOException e) {
    return switch (e) {
      case BodyTooLarge _ ->
          new SourceFailure(
              Cause.LIMITED,
              "The answer of %s is longer than %d MB."
                  .formatted(host, limits.bodyBytes() / (1 << 20)),
              "Narrow the query, or make `chunk` smaller.");
      case java.net.http.HttpConnectTimeoutException _ ->
          unreachable(host, "no connection within " + limits.connect().toSeconds() + " s");
      case HttpTimeoutException _ ->
          new SourceFailure(
              Cause.TIMEOUT,
              "%s did not answer within %d s.".formatted(host, limits.total().toSeconds()),
              "Look at its load, or allow more with `timeout`.");
      case java.net.ConnectException _ -> unreachable(host, "the connection is refused");
      case SSLException ssl -> insecure(host, String.valueOf(ssl.getMessage()));
      default ->
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "The answer of %s broke off (%s).".formatted(host, e.getMessage()),
              "Look at the network and at proxies in between; it is asked again.");
    };
  }

  private static SourceFailure insecure(String host, String why) {
    if (why.contains("certification path") || why.contains("PKIX")) {
      return new SourceFailure(
          Cause.UNREACHABLE,
          "%s shows a certificate of an authority that is not trusted.".formatted(host),
          "Name the authority's PEM file as `ca` of `tls`, or renew the server's certificate.");
    }
    if (why.contains("No subject alternative") || why.contains("No name matching")) {
      return new SourceFailure(
          Cause.UNREACHABLE,
          "%s shows a certificate of another name (%s).".formatted(host, why),
          "Write the `url` with the name that the certificate has.");
    }
    if (why.contains("certificate_required")
        || why.contains("bad_certificate")
        || why.contains("unknown_ca")) {
      return new SourceFailure(
          Cause.DENIED,
          "%s doesn't accept the certificate that Andal shows, or wants one (%s)."
              .formatted(host, why),
          "Check `certificate` and `key` of `tls`.");
    }
    return unreachable(host, "no secure connection (" + why + ")");
  }

  private static SourceFailure unreachable(String host, String why) {
    return new SourceFailure(
        Cause.UNREACHABLE,
        "%s can't be reached: %s.".formatted(host, why),
        "Check the `url`, that the server runs, and the network between.");
  }

  private void checkAddress(URI uri) throws SourceException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if ((!scheme.equals("http") && !scheme.equals("https")) || host == null) {
      throw refused("The address \"" + uri + "\" is none of http or https.");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("The address of " + host + " holds credentials.");
    }
    if (limits.allowMetadataAddresses()) {
      return;
    }
    if (AddressRules.isMetadataName(host)) {
      throw refused(host + " is a cloud metadata service.");
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (AddressRules.isRefused(address)) {
          throw refused(
              host + " is " + address.getHostAddress() + ", a link-local or metadata address.");
        }
      }
    } catch (UnknownHostException e) {
      throw new SourceException(unreachable(host, "the name is unknown"));
    }
  }

  private static SourceException refused(String message) {
    return new SourceException(
        new SourceFailure(
            Cause.DENIED,
            message,
            "Andal doesn't ask such addresses. Use another `url`, with credentials in `basicAuth`"
                + " or `bearerToken`, or set `allowPrivateMetadataAddresses: true`."));
  }

  private static String address(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Takes no more requests; those under way go on. */
  void finish() {
    client.shutdown();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

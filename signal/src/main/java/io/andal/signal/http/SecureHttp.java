package io.andal.signal.http;

import io.andal.signal.SourceException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link GuardedHttp} that shows certificates and proves who asks. Certificates that were
 * replaced are used from the next request on; after a 401 it is asked once more, if there is other
 * proof. Thread-safe.
 */
public final class SecureHttp implements AutoCloseable {
  private static final int UNAUTHORIZED = 401;

  private final HttpLimits limits;
  private final TlsFiles tls;
  private final Authentication authentication;
  private @Nullable Connections connections;

  public SecureHttp(HttpLimits limits, TlsFiles tls, Authentication authentication) {
    this.limits = limits;
    this.tls = tls;
    this.authentication = authentication;
  }

  private record Connections(TlsFiles texts, GuardedHttp http) {}

  /** Sends one request with headers that are complete. */
  @FunctionalInterface
  private interface Sending<T> {
    T send(Map<String, String> headers, GuardedHttp.Reader<T> reader)
        throws SourceException, InterruptedException;
  }

  public <T> T get(URI uri, Map<String, String> headers, GuardedHttp.Reader<T> reader)
      throws SourceException, InterruptedException {
    GuardedHttp http = current();
    return proven(
        new OutgoingRequest("GET", uri, headers, ""),
        headers,
        (all, wrapped) -> http.get(uri, all, wrapped),
        reader);
  }

  /** Posts a form that is already encoded. */
  public <T> T post(URI uri, Map<String, String> headers, String form, GuardedHttp.Reader<T> reader)
      throws SourceException, InterruptedException {
    GuardedHttp http = current();
    return proven(
        new OutgoingRequest("POST", uri, with(headers, GuardedHttp.FORM), form),
        headers,
        (all, wrapped) -> http.post(uri, all, form, wrapped),
        reader);
  }

  /** Sends a body as it is; the headers say what it is. */
  public <T> T exchange(
      String method,
      URI uri,
      Map<String, String> headers,
      String body,
      GuardedHttp.Reader<T> reader)
      throws SourceException, InterruptedException {
    GuardedHttp http = current();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return proven(
        new OutgoingRequest(method, uri, body),
        headers,
        (all, wrapped) -> http.exchange(method, uri, all, bytes, wrapped),
        reader);
  }

  /** Sends bytes; not for proof that signs bodies. */
  public <T> T exchange(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      GuardedHttp.Reader<T> reader)
      throws SourceException, InterruptedException {
    GuardedHttp http = current();
    return proven(
        new OutgoingRequest(method, uri, headers, ""),
        headers,
        (all, wrapped) -> http.exchange(method, uri, all, body, wrapped),
        reader);
  }

  private <T> T proven(
      OutgoingRequest request,
      Map<String, String> headers,
      Sending<Optional<T>> sending,
      GuardedHttp.Reader<T> reader)
      throws SourceException, InterruptedException {
    Map<String, String> proof = authentication.headers(request);
    Optional<T> first =
        sending.send(
            with(headers, proof),
            answer ->
                answer.status() == UNAUTHORIZED && authentication.renew(proof)
                    ? Optional.empty()
                    : Optional.of(reader.read(answer.hiding(proof))));
    if (first.isPresent()) {
      return first.get();
    }
    Map<String, String> other = authentication.headers(request);
    return sending
        .send(with(headers, other), answer -> Optional.of(reader.read(answer.hiding(other))))
        .orElseThrow();
  }

  private static Map<String, String> with(Map<String, String> headers, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return all;
  }

  /** Requests under way end on the old connections. */
  private synchronized GuardedHttp current() throws SourceException {
    TlsFiles texts = tls.read();
    Connections before = connections;
    if (before != null && before.texts().equals(texts)) {
      return before.http();
    }
    GuardedHttp http =
        texts.equals(TlsFiles.USUAL)
            ? new GuardedHttp(limits)
            : new GuardedHttp(limits, PemContext.of(texts));
    connections = new Connections(texts, http);
    if (before != null) {
      before.http().finish();
    }
    return http;
  }

  @Override
  public synchronized void close() {
    authentication.close();
    if (connections != null) {
      connections.http().close();
      connections = null;
    }
  }
}

package io.andal.catalog.git;

import io.andal.signal.SourceException;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.SecureHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request of JGit, sent by the guarded client. The answer lies in a file until it was read, so
 * that a pack need not fit into memory.
 */
final class GuardedConnection implements HttpConnection {
  /** The client sets these itself. */
  private static final Set<String> OWN =
      Set.of("user-agent", "connection", "content-length", "host", "expect", "upgrade");

  private static final int LENGTH_UNKNOWN = -1;

  private final SecureHttp http;
  private final URL url;
  private final Path folder;
  private final Map<String, String> requested = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private String method = "GET";
  private @Nullable Answer answer;

  /**
   * Asks nothing yet.
   *
   * @param folder where answers lie
   */
  GuardedConnection(SecureHttp http, URL url, Path folder) {
    this.http = http;
    this.url = url;
    this.folder = folder;
  }

  private record Answer(int status, Map<String, List<String>> headers, Path file) {}

  private Answer answer() throws IOException {
    Answer known = answer;
    if (known != null) {
      return known;
    }
    try {
      URI uri = URI.create(url.toString());
      Answer fresh =
          method.equals("GET")
              ? http.get(uri, requested, this::kept)
              : http.exchange(method, uri, requested, body.toByteArray(), this::kept);
      answer = fresh;
      return fresh;
    } catch (SourceException e) {
      throw new IOException(e.failure().message(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("the scan was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private Answer kept(HttpAnswer given) throws IOException {
    Path file = Files.createTempFile(folder, "answer", ".git");
    try {
      Files.copy(given.body(), file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Answer(given.status(), given.headers().map(), file);
  }

  @Override
  public int getResponseCode() throws IOException {
    return answer().status();
  }

  @Override
  public URL getURL() {
    return url;
  }

  @Override
  public String getResponseMessage() throws IOException {
    return String.valueOf(answer().status());
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return answer == null ? Map.of() : answer.headers();
  }

  @Override
  public void setRequestProperty(String key, String value) {
    if (!OWN.contains(key.toLowerCase(Locale.ROOT))) {
      requested.put(key, value);
    }
  }

  @Override
  public void setRequestMethod(String name) {
    method = name;
  }

  @Override
  public void setUseCaches(boolean use) {
    // There is none.
  }

  @Override
  public void setConnectTimeout(int timeout) {
    // The client has its own.
  }

  @Override
  public void setReadTimeout(int timeout) {
    // The client has its own.
  }

  @Override
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(answer().file(), StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return getHeaderFields(name).stream().findFirst().orElse(null);
  }

  @Override
  public List<String> getHeaderFields(String name) {
    return getHeaderFields().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  @Override
  public int getContentLength() {
    return LENGTH_UNKNOWN;
  }

  @Override
  public void setInstanceFollowRedirects(boolean follow) {
    // The client follows none.
  }

  @Override
  public void setDoOutput(boolean output) {
    // The method says so.
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {
    // What JGit asks is short enough to be sent at once.
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public void setChunkedStreamingMode(int length) {
    // What JGit asks is short enough to be sent at once.
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  @Override
  public void connect() throws IOException {
    answer();
  }

  @Override
  public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
    // Certificates are those of the CatalogSource.
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    // Names are always verified.
  }
}

package io.andal.channel.http;

import io.andal.channel.DeliveryException;
import io.andal.signal.SourceException;
import io.andal.signal.http.AccessChecks;
import io.andal.signal.http.Authentication;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.SecureHttp;
import io.andal.workspace.SecretReference;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Posts to the address of a channel, and says in plain words what was answered. Thread-safe. */
public final class HttpSender implements AutoCloseable {
  private static final int WORDS = 300;

  /** Shorter parts of an address would tear words apart without being worth it. */
  private static final int SHORTEST_SECRET = 6;

  private static final int ANSWER_BYTES = 32 * 1024;

  private final HttpSettings settings;
  private final SecureHttp http;

  public HttpSender(HttpSettings settings, Clock clock) {
    this.settings = settings;
    Authentication authentication = settings.credentials().authentication(settings.limits(), clock);
    this.http = new SecureHttp(settings.limits(), settings.tls(), authentication);
  }

  /**
   * An answer that says yes.
   *
   * @param body its beginning, at most 32 KiB
   */
  public record Answer(int status, String body) {}

  /**
   * Posts a body to the channel's address.
   *
   * @throws DeliveryException if the answer isn't 2xx, or there is none
   */
  public Answer post(Map<String, String> headers, String body)
      throws DeliveryException, InterruptedException {
    return exchange("POST", address(), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with bytes. */
  public Answer post(Map<String, String> headers, byte[] body)
      throws DeliveryException, InterruptedException {
    return exchange("POST", address(), headers, body);
  }

  /** Sends with another method, or to another address than the channel's own. */
  public Answer exchange(String method, URI uri, Map<String, String> headers, byte[] body)
      throws DeliveryException, InterruptedException {
    Got got;
    try {
      got = http.exchange(method, uri, headers, body, HttpSender::read);
    } catch (SourceException e) {
      throw new DeliveryException(String.valueOf(e.getMessage()), e.failure().retryAfter());
    }
    if (got.status() / 100 == 2) {
      return new Answer(got.status(), got.words());
    }
    throw new DeliveryException(refusal(got, uri), got.retryAfter());
  }

  private record Got(
      int status, String words, java.util.Optional<Duration> retryAfter, String location) {}

  private static Got read(HttpAnswer answer) throws IOException {
    String body = new String(answer.body().readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
    return new Got(
        answer.status(),
        answer.withoutSecrets(body),
        answer.retryAfterSeconds().map(Duration::ofSeconds),
        answer.location().orElse(""));
  }

  private String refusal(Got got, URI uri) {
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    String words = withoutAddress(got.words().replaceAll("\\s+", " ").strip(), uri);
    String said = words.isEmpty() ? "" : ": " + words.substring(0, Math.min(WORDS, words.length()));
    return "%s answered %d%s. %s"
        .formatted(host, got.status(), said, remedy(got.status(), settings.channel()));
  }

  /** An address that is itself a secret isn't shown, also where the other side repeats it. */
  private String withoutAddress(String words, URI uri) {
    if (!SecretReference.isReference(settings.url())) {
      return words;
    }
    String hidden = words;
    for (String part : (uri.getRawPath() + "/" + uri.getRawQuery()).split("[/&=]", -1)) {
      hidden = part.length() < SHORTEST_SECRET ? hidden : hidden.replace(part, "…");
    }
    return hidden;
  }

  private static String remedy(int status, String channel) {
    return switch (status) {
      case 301, 302, 303, 307, 308 ->
          "Redirects are not followed; write the last address as spec.url of Channel '%s'."
              .formatted(channel);
      case 401, 403 ->
          "Check the credentials, and the address if it holds a key, of Channel '%s'."
              .formatted(channel);
      case 404, 405, 410 -> "Check spec.url of Channel '%s'.".formatted(channel);
      case 413 -> "The receiver wants shorter messages.";
      case 429 -> "It takes no more for now.";
      default ->
          status >= 500
              ? "The fault is on its side."
              : "Check that it expects what Channel '%s' sends.".formatted(channel);
    };
  }

  private URI address() throws DeliveryException {
    return address(settings.url(), settings.channel());
  }

  /** The address behind a text or a reference; what it holds is never repeated. */
  public static URI address(String text, String channel) throws DeliveryException {
    String url = secret(text);
    String problem = AccessChecks.addressProblem("url of Channel '" + channel + "'", url, true);
    if (!problem.isEmpty()) {
      throw new DeliveryException(problem + ".");
    }
    return URI.create(url);
  }

  /** The value behind a reference; a text that is none is the value itself. */
  public static String secret(String text) throws DeliveryException {
    if (!SecretReference.isReference(text)) {
      return text;
    }
    try {
      return SecretReference.resolve(text);
    } catch (IllegalStateException e) {
      throw new DeliveryException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

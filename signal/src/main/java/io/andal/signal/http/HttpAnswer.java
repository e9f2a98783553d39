package io.andal.signal.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An answer whose body is still to be read, within the limits.
 *
 * @param retryAfterSeconds what the server asks to wait; empty if nothing
 * @param location where it redirects to; empty if nowhere
 * @param secrets what was sent and must not be repeated to people
 * @param headers all of them, for systems that tell their limits there
 */
public record HttpAnswer(
    int status,
    Optional<Long> retryAfterSeconds,
    Optional<String> location,
    InputStream body,
    Set<String> secrets,
    HttpHeaders headers) {
  public HttpAnswer {
    secrets = Set.copyOf(secrets);
  }

  /** An answer whose other headers don't matter. */
  public HttpAnswer(
      int status,
      Optional<Long> retryAfterSeconds,
      Optional<String> location,
      InputStream body,
      Set<String> secrets) {
    this(
        status,
        retryAfterSeconds,
        location,
        body,
        secrets,
        HttpHeaders.of(Map.of(), (_, _) -> true));
  }

  /** Words of the server for people: some repeat what they were sent. */
  public String withoutSecrets(String words) {
    String hidden = words;
    for (String secret : secrets) {
      hidden = Secrets.hide(secret, hidden);
    }
    return hidden;
  }

  /** The same answer, to headers that prove who asked. */
  HttpAnswer hiding(Map<String, String> proof) {
    Set<String> sent = new HashSet<>(secrets);
    for (String value : proof.values()) {
      String credentials = value.substring(value.indexOf(' ') + 1);
      sent.add(credentials);
      if (value.startsWith("Basic ")) {
        String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        sent.add(pair.substring(pair.indexOf(':') + 1));
      }
    }
    return new HttpAnswer(status, retryAfterSeconds, location, body, sent, headers);
  }

  @Override
  public String toString() {
    return "an answer with status " + status;
  }
}

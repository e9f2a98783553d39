package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.AccessToken;
import io.andal.signal.http.HttpAnswer;
import io.andal.signal.http.SecureHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks endpoints that give tokens. Thread-safe. */
final class TokenDoor {
  static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 64 << 10;

  private final SecureHttp http;

  TokenDoor(SecureHttp http) {
    this.http = http;
  }

  /** The answer to a form. */
  JsonNode post(URI uri, Map<String, String> form) throws SourceException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    return http.post(uri, Map.of(), body, answer -> json(uri, answer));
  }

  /** The answer to JSON that a token vouches for. */
  JsonNode post(URI uri, JsonNode body, AccessToken vouching)
      throws SourceException, InterruptedException {
    return http.exchange(
        "POST",
        uri,
        Map.of(
            "Authorization",
            "Bearer " + vouching.value(),
            "Content-Type",
            "application/json; charset=utf-8"),
        MAPPER.writeValueAsBytes(body),
        answer -> json(uri, answer));
  }

  String text(URI uri, Map<String, String> headers) throws SourceException, InterruptedException {
    return http.get(
        uri,
        headers,
        answer -> {
          if (answer.status() != 200) {
            throw refused(uri, answer.status(), "");
          }
          return new String(answer.body().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        });
  }

  JsonNode get(URI uri, Map<String, String> headers) throws SourceException, InterruptedException {
    return http.get(uri, headers, answer -> json(uri, answer));
  }

  /** A token as RFC 6749, 5.1 has it. */
  static AccessToken token(URI from, JsonNode answer, Instant now) throws SourceException {
    return checked(from, AccessToken.of(answer, now));
  }

  static AccessToken checked(URI from, AccessToken token) throws SourceException {
    boolean sendable = token.value().chars().allMatch(c -> c > ' ' && c <= '~');
    if (token.value().isEmpty() || !sendable) {
      throw new SourceException(
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "%s gave no token that can be used.".formatted(from.getHost()),
              "Look at proxies in between; it is asked again."));
    }
    return token;
  }

  private static JsonNode json(URI uri, HttpAnswer answer) throws IOException, SourceException {
    JsonNode json;
    try {
      json = MAPPER.readTree(answer.body().readNBytes(LONGEST));
    } catch (JacksonException e) {
      // The text may hold a token: it is not repeated.
      json = MAPPER.createObjectNode();
    }
    if (answer.status() != 200) {
      throw refused(uri, answer.status(), words(json));
    }
    return json;
  }

  /** RFC 6749 has words beside a code; Google's own APIs have them inside an object. */
  private static String words(JsonNode json) {
    JsonNode error = json.path("error");
    String code = error.isObject() ? error.path("status").asString("") : error.asString("");
    String said =
        error.isObject()
            ? error.path("message").asString("")
            : json.path("error_description").asString("");
    String both = said.isEmpty() ? code : code + " (" + said + ")";
    String plain = both.replaceAll("\\p{Cntrl}", " ");
    return plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(200, plain.length()));
  }

  private static SourceException refused(URI uri, int status, String words) {
    boolean passing = status == 429 || status >= 500;
    return new SourceException(
        new SourceFailure(
            passing ? Cause.UNAVAILABLE : Cause.DENIED,
            "%s gives no token; it answered %d%s.".formatted(uri.getHost(), status, words),
            passing
                ? "It is asked again."
                : "Check that the key or the identity still exists and is enabled, and this"
                    + " machine's clock."));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package io.andal.signal.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a client's credentials become a token (RFC 6749, 4.4). Thread-safe. */
final class TokenEndpoint implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 64 << 10;
  private static final String REMEDY =
      "Check `tokenUrl`, `clientId`, `clientSecret` and `scope` of `oauth2`, and `credentialsIn`.";

  private final Credentials.Client client;
  private final SecureHttp http;

  TokenEndpoint(Credentials.Client client, HttpLimits limits) {
    this.client = client;
    this.http = new SecureHttp(limits, new TlsFiles(client.ca(), "", ""), Authentication.NONE);
  }

  AccessToken fetch(Instant now) throws SourceException, InterruptedException {
    String id = Secrets.read(client.clientId());
    String secret = Secrets.read(client.clientSecret());
    String form = "grant_type=client_credentials";
    if (!client.scope().isEmpty()) {
      form += "&scope=" + encode(client.scope());
    }
    if (client.inBody()) {
      form += "&client_id=" + encode(id) + "&client_secret=" + encode(secret);
    }
    // Both are encoded as in a form before they are put together (RFC 6749, 2.3.1).
    Map<String, String> headers =
        client.inBody() ? Map.of() : BasicAuthentication.header(encode(id), encode(secret));
    return http.post(client.tokenUrl(), headers, form, answer -> token(answer, secret, now));
  }

  private AccessToken token(HttpAnswer answer, String secret, Instant now)
      throws IOException, SourceException {
    JsonNode json = json(answer);
    if (answer.status() != 200) {
      throw refused(answer.status(), Secrets.hide(secret, words(json)));
    }
    AccessToken token = AccessToken.of(json, now);
    String type = json.path("token_type").asString("bearer");
    if (token.value().isEmpty() || !type.equalsIgnoreCase("bearer")) {
      throw failure(
          Cause.BROKEN_ANSWER, "The token endpoint %s gave no bearer token.", "Check `tokenUrl`.");
    }
    if (token.value().chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw failure(
          Cause.BROKEN_ANSWER,
          "The token of the endpoint %s has characters that no header can carry.",
          "Check `tokenUrl`.");
    }
    return token;
  }

  private SourceException refused(int status, String words) {
    boolean out = status == 429 || status >= 500;
    return failure(
        out ? Cause.UNAVAILABLE : Cause.DENIED,
        "The token endpoint %s answered " + status + words.replace("%", "%%") + ".",
        out ? "Look at the endpoint's own log; it is asked again." : REMEDY);
  }

  private SourceException failure(Cause cause, String message, String remedy) {
    return new SourceException(
        new SourceFailure(cause, message.formatted(client.tokenUrl().getHost()), remedy));
  }

  /** Its error's code and description (RFC 6749, 5.2); pages of proxies aren't repeated. */
  private static String words(JsonNode json) {
    String code = json.path("error").asString("");
    String description = json.path("error_description").asString("");
    String both = description.isEmpty() ? code : code + " (" + description + ")";
    String plain = both.replaceAll("\\p{Cntrl}", " ");
    return plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(200, plain.length()));
  }

  private static JsonNode json(HttpAnswer answer) throws IOException {
    try {
      return MAPPER.readTree(answer.body().readNBytes(LONGEST));
    } catch (JacksonException e) {
      return MAPPER.createObjectNode();
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}

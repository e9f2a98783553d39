package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.AccessToken;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens of a service account that another identity may act for. */
final class Impersonation implements TokenSource {
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final Pattern ACCOUNT =
      Pattern.compile("/serviceAccounts/([^/:]+):generateAccessToken");

  private final TokenSource own;
  private final URI uri;
  private final TokenDoor door;

  Impersonation(TokenSource own, URI uri, TokenDoor door) {
    this.own = own;
    this.uri = uri;
    this.door = door;
  }

  @Override
  public AccessToken token(String scope, Instant now) throws SourceException, InterruptedException {
    ObjectNode body = TokenDoor.MAPPER.createObjectNode();
    body.putArray("scope").add(scope);
    body.put("lifetime", "3600s");
    JsonNode answer = door.post(uri, body, own.token(SCOPE, now));
    Instant end;
    try {
      end = Instant.parse(answer.path("expireTime").asString(""));
    } catch (DateTimeException e) {
      end = now;
    }
    return TokenDoor.checked(
        uri, AccessToken.until(answer.path("accessToken").asString(""), end, now));
  }

  @Override
  public String principal() {
    Matcher account = ACCOUNT.matcher(uri.toString());
    return account.find() ? account.group(1) : "an impersonated service account";
  }
}

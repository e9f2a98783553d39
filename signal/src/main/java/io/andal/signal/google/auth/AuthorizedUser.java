package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.AccessToken;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A person's refresh token, as {@code gcloud auth application-default login} leaves it. */
final class AuthorizedUser implements TokenSource {
  private final JsonNode file;
  private final TokenDoor door;

  AuthorizedUser(JsonNode file, TokenDoor door) {
    this.file = file;
    this.door = door;
  }

  /** The scopes are those that the person agreed to. */
  @Override
  public AccessToken token(String scope, Instant now) throws SourceException, InterruptedException {
    URI uri =
        GoogleAddresses.read(
            file.path("token_uri").asString("https://oauth2.googleapis.com/token"), "token_uri");
    Map<String, String> form =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            file.path("client_id").asString(""),
            "client_secret",
            file.path("client_secret").asString(""),
            "refresh_token",
            file.path("refresh_token").asString(""));
    return TokenDoor.token(uri, door.post(uri, form), now);
  }

  @Override
  public String principal() {
    String account = file.path("account").asString("");
    return account.isEmpty() ? "a person who logged in with gcloud" : account;
  }
}

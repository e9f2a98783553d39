package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import java.net.URI;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Credentials as Google writes them into JSON files. */
final class CredentialsFile {
  private static final String IMPERSONATION = "service_account_impersonation_url";

  private final TokenDoor door;
  private final TokenDoor subjects;

  /**
   * @param subjects what tokens of other providers are asked with
   */
  CredentialsFile(TokenDoor door, TokenDoor subjects) {
    this.door = door;
    this.subjects = subjects;
  }

  /**
   * @param place where the text stands, for people
   */
  TokenSource read(String text, String place) throws SourceException {
    JsonNode json;
    try {
      json = TokenDoor.MAPPER.readTree(text);
    } catch (JacksonException e) {
      // The text is a secret: it is not repeated.
      throw NoToken.because(
          "What %s names is no JSON.".formatted(place), "Name the file that Google gave.");
    }
    return of(json, place);
  }

  private TokenSource of(JsonNode json, String place) throws SourceException {
    String type = json.path("type").asString("");
    return switch (type) {
      case "service_account" -> new ServiceAccountKey(json, door);
      case "authorized_user" -> new AuthorizedUser(json, door);
      case "external_account" -> impersonating(json, new ExternalAccount(json, door, subjects));
      case "impersonated_service_account" ->
          impersonating(json, of(json.path("source_credentials"), place));
      default ->
          throw NoToken.because(
              "What %s names has the type \"%s\", which Andal can't use.".formatted(place, type),
              "Use a service account's key, workload identity federation, or what `gcloud auth"
                  + " application-default login` writes.");
    };
  }

  private TokenSource impersonating(JsonNode json, TokenSource own) throws SourceException {
    String url = json.path(IMPERSONATION).asString("");
    if (url.isEmpty()) {
      return own;
    }
    URI uri = GoogleAddresses.read(url, IMPERSONATION);
    return new Impersonation(own, uri, door);
  }
}

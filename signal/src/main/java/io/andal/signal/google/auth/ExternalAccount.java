package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.http.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Workload identity federation: another provider's token becomes one of Google's (RFC 8693). */
final class ExternalAccount implements TokenSource {
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final long LARGEST = 64 << 10;

  private final JsonNode file;
  private final TokenDoor door;
  private final TokenDoor subjects;

  /**
   * @param subjects what subject tokens are asked with
   */
  ExternalAccount(JsonNode file, TokenDoor door, TokenDoor subjects) {
    this.file = file;
    this.door = door;
    this.subjects = subjects;
  }

  @Override
  public AccessToken token(String scope, Instant now) throws SourceException, InterruptedException {
    URI uri =
        GoogleAddresses.read(
            file.path("token_url").asString("https://sts.googleapis.com/v1/token"), "token_url");
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", EXCHANGE);
    form.put("audience", file.path("audience").asString(""));
    form.put("scope", scope);
    form.put("requested_token_type", ACCESS_TOKEN);
    form.put("subject_token_type", file.path("subject_token_type").asString(""));
    form.put("subject_token", subject());
    return TokenDoor.token(uri, door.post(uri, form), now);
  }

  /** Read anew each time, for it is replaced while we run. */
  private String subject() throws SourceException, InterruptedException {
    JsonNode source = file.path("credential_source");
    if (source.path("file").isString()) {
      return formatted(source, contents(source.path("file").asString("")));
    }
    if (source.path("url").isString()) {
      Map<String, String> headers = new HashMap<>();
      source
          .path("headers")
          .properties()
          .forEach(one -> headers.put(one.getKey(), one.getValue().asString("")));
      return formatted(source, subjects.text(address(source.path("url").asString("")), headers));
    }
    throw NoToken.because(
        source.path("environment_id").asString("").startsWith("aws")
            ? "These workload identity credentials are made for AWS, which Andal can't exchange."
            : "These workload identity credentials take their token neither from a file nor a URL.",
        "Make them with `gcloud iam workload-identity-pools create-cred-config` and"
            + " `--credential-source-file` or `--credential-source-url`.");
  }

  private static URI address(String text) throws SourceException {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw NoToken.because(
          "The url of the credential_source is no address.", "Make the credentials again.");
    }
  }

  private static String contents(String name) throws SourceException {
    try {
      Path path = Path.of(name);
      if (Files.size(path) <= LARGEST) {
        return Files.readString(path).strip();
      }
    } catch (IOException | InvalidPathException e) {
      throw NoToken.because(
          "The token file " + name + " of the workload identity can't be read.",
          "Let Andal's user read it.");
    }
    throw NoToken.because(
        "The token file " + name + " of the workload identity is larger than 64 KiB.",
        "Name a file that holds one token.");
  }

  private static String formatted(JsonNode source, String text) throws SourceException {
    if (!source.at("/format/type").asString("text").equals("json")) {
      return text;
    }
    String field = source.at("/format/subject_token_field_name").asString("");
    try {
      String token = TokenDoor.MAPPER.readTree(text).path(field).asString("");
      if (!token.isEmpty()) {
        return token;
      }
    } catch (JacksonException e) {
      throw noField(field);
    }
    throw noField(field);
  }

  private static SourceException noField(String field) {
    return NoToken.because(
        "The workload's own token isn't JSON with \"%s\".".formatted(field),
        "Correct subject_token_field_name of the credentials.");
  }

  @Override
  public String principal() {
    return "the workload identity of " + file.path("audience").asString("");
  }
}

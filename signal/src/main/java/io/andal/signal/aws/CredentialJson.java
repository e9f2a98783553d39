package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.HttpAnswer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that container and instance endpoints hand out. Stateless. */
final class CredentialJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 64 << 10;

  private CredentialJson() {}

  /**
   * @param place what answered, for messages
   */
  static AwsKeys keys(HttpAnswer answer, String place) throws IOException, SourceException {
    if (answer.status() != 200) {
      throw NoKeys.because(
          "%s answered %d.".formatted(place, answer.status()),
          "Give the task, pod or instance a role.");
    }
    try {
      JsonNode json = MAPPER.readTree(answer.body().readNBytes(LONGEST));
      String id = json.path("AccessKeyId").asString("");
      String secret = json.path("SecretAccessKey").asString("");
      if (id.isEmpty() || secret.isEmpty()) {
        throw broken(place, json.path("Code").asString("no keys in it"));
      }
      String expires = json.path("Expiration").asString("");
      return new AwsKeys(
          id,
          secret,
          json.path("Token").asString(""),
          expires.isEmpty() ? Instant.MAX : Instant.parse(expires));
    } catch (JacksonException | DateTimeException e) {
      // The text of the answer may be a secret: it is not repeated.
      throw broken(place, "it is no JSON with keys");
    }
  }

  private static SourceException broken(String place, String why) {
    return new SourceException(
        new SourceFailure(
            Cause.BROKEN_ANSWER,
            "The answer of %s can't be used: %s.".formatted(place, why),
            "Look at the role of the task, pod or instance; it is asked again."));
  }
}

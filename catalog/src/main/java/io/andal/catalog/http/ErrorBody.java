package io.andal.catalog.http;

import io.andal.signal.http.HttpAnswer;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the body of an error says, in any of the forms that systems use: RFC 9457's problem details,
 * Google's errors, objects with a name and a message.
 *
 * @param code a short name; empty if there is none
 * @param words for people, without secrets and control characters; empty if there are none
 */
record ErrorBody(String code, String words) {
  private static final int LONGEST = 64 << 10;
  private static final int MOST_WORDS = 200;

  static ErrorBody of(HttpAnswer answer) throws IOException {
    byte[] bytes = answer.body().readNBytes(LONGEST);
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      // A proxy's page helps nobody.
      return new ErrorBody("", "");
    }
    JsonNode error = json.path("error").isObject() ? json.path("error") : json;
    String code = first(error, List.of("name", "status", "type", "code"), json);
    String words = first(error, List.of("message", "detail", "error_description", "title"), json);
    return new ErrorBody(code, shortened(answer.withoutSecrets(words)));
  }

  private static String first(JsonNode error, List<String> names, JsonNode otherwise) {
    for (String name : names) {
      if (error.path(name).isString()) {
        return error.path(name).asString();
      }
    }
    return otherwise.path("error").asString("");
  }

  private static String shortened(String words) {
    String plain = words.replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) + "…" : plain;
  }
}

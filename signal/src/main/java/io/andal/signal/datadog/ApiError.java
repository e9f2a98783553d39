package io.andal.signal.datadog;

import io.andal.signal.http.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How Datadog says no.
 *
 * @param said its own words; empty if it had none in its form
 */
record ApiError(int status, String said) {
  static final ApiError NONE = new ApiError(200, "");

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 64 << 10;

  /** Reads an answer that isn't 200: {@code {"errors": ["…"]}}, with objects in newer endpoints. */
  static ApiError of(HttpAnswer answer) throws IOException {
    String text = new String(answer.body().readNBytes(LONGEST), StandardCharsets.UTF_8);
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JacksonException e) {
      return new ApiError(answer.status(), "");
    }
    return new ApiError(answer.status(), shortened(answer.withoutSecrets(words(json))));
  }

  /** The words of {@code errors} or {@code error}, wherever they are. */
  static String words(JsonNode json) {
    List<String> all = new ArrayList<>();
    JsonNode errors =
        json.path("errors").isMissingNode() ? json.path("error") : json.path("errors");
    if (errors.isString()) {
      all.add(errors.asString(""));
    }
    for (JsonNode error : errors) {
      all.add(
          error.isObject()
              ? error
                  .path("detail")
                  .asString(error.path("title").asString(error.path("error_message").asString("")))
              : error.asString(""));
    }
    all.removeIf(String::isBlank);
    return shortened(String.join("; ", all).replaceAll("\\p{Cntrl}", " "));
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  boolean throttled() {
    return status == 429;
  }

  boolean passing() {
    return throttled() || status >= 500;
  }

  String words() {
    return said.isEmpty() ? String.valueOf(status) : status + ": " + said;
  }
}

package io.andal.signal.google;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.http.HttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why Google refused a request.
 *
 * @param code such as {@code PERMISSION_DENIED}; empty if the answer isn't Google's
 * @param message in its own words
 * @param reason such as {@code SERVICE_DISABLED}; mostly empty
 */
record GoogleError(int status, String code, String message, String reason) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST = 64 << 10;

  /** Reads an answer that isn't 200. */
  static GoogleError of(HttpAnswer answer) throws IOException {
    String text =
        answer.withoutSecrets(
            new String(answer.body().readNBytes(LONGEST), StandardCharsets.UTF_8));
    try {
      JsonNode error = MAPPER.readTree(text).path("error");
      if (error.isObject()) {
        String reason = "";
        for (JsonNode detail : error.path("details")) {
          reason = detail.path("reason").asString(reason);
        }
        return new GoogleError(
            answer.status(),
            error.path("status").asString(""),
            shortened(error.path("message").asString("")),
            reason);
      }
    } catch (JacksonException e) {
      return page(answer.status(), text);
    }
    return page(answer.status(), text);
  }

  private static GoogleError page(int status, String text) {
    String plain = text.replaceAll("(?s)<[^>]{0,1000}>", " ").replaceAll("\\s+", " ").strip();
    return new GoogleError(status, "", plain.isEmpty() ? "(no words)" : shortened(plain), "");
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  boolean throttled() {
    return status == 429 || code.equals("RESOURCE_EXHAUSTED");
  }

  boolean passing() {
    return throttled() || status >= 500;
  }

  /** For people. */
  SourceFailure failure(String host) {
    String said = "%s answered %s: %s".formatted(host, code.isEmpty() ? status : code, message);
    if (throttled()) {
      return new SourceFailure(
          Cause.UNAVAILABLE,
          said,
          "It is asked again later; lower `maxRequestsPerMinute`, or ask Google for more quota.");
    }
    if (reason.equals("SERVICE_DISABLED")) {
      return new SourceFailure(
          Cause.DENIED, said, "Enable the API: gcloud services enable monitoring.googleapis.com");
    }
    if (status == 401) {
      return new SourceFailure(Cause.DENIED, said, "Check `credentials` and this machine's clock.");
    }
    if (status == 403) {
      return new SourceFailure(
          Cause.DENIED, said, "Give the account roles/monitoring.viewer on the `project`.");
    }
    if (status >= 500) {
      return new SourceFailure(
          Cause.UNAVAILABLE, said, "Look at Google Cloud's status page; it is asked again.");
    }
    if (status == 400 || (status == 404 && !code.isEmpty())) {
      return new SourceFailure(
          Cause.BAD_QUERY, said, "Try the filter in the Metrics Explorer and correct it.");
    }
    return new SourceFailure(
        Cause.BROKEN_ANSWER, said, "Check `url` and `project`, and proxies in between.");
  }
}

package io.andal.cli.client;

import io.andal.cli.report.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Says in one line why a server refused, from its problem details (RFC 9457) where it sent some.
 */
final class Refusal {
  private Refusal() {}

  static ApiException of(URI uri, HttpResponse<String> response, boolean withToken) {
    JsonNode problem = problem(response.body());
    List<JsonNode> problems = new ArrayList<>();
    problem.path("problems").forEach(problems::add);
    return new ApiException(
        response.statusCode(), message(uri, response.statusCode(), problem, withToken), problems);
  }

  private static String message(URI uri, int status, JsonNode problem, boolean withToken) {
    String detail =
        problem.path("detail").asString(problem.path("title").asString("no reason was given"));
    // A server that wants a login sends browsers to its login page, and misses the form's token in
    // a change without ours.
    boolean unknownCaller = status == 401 || status == 302 || status == 303;
    if (unknownCaller || (status == 403 && !withToken)) {
      return withToken
          ? uri + " doesn't accept the token in ANDAL_TOKEN; it may have expired or been revoked"
          : uri + " wants a token: set ANDAL_TOKEN (andal token create makes one)";
    }
    if (status == 403) {
      return "the token may not do this at " + uri + ": " + detail;
    }
    if (status < 500) {
      return detail;
    }
    return uri + " answers " + status + ": " + detail;
  }

  private static JsonNode problem(String body) {
    try {
      return Json.parse(body.isBlank() ? "{}" : body);
    } catch (JacksonException e) {
      return Json.parse("{}");
    }
  }
}

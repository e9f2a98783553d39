package io.andal.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request of the REST interface, before it is sent. Immutable.
 *
 * @param path below {@code /api/v1}, encoded, without the query
 * @param query encoded parameters, {@code name=value}
 * @param contentType of the body, if there is one
 */
public record Request(
    String method, String path, List<String> query, String contentType, Optional<String> body) {
  private static final String JSON = "application/json";

  public Request {
    query = List.copyOf(query);
  }

  public static Request get(String... segments) {
    return of("GET", segments);
  }

  public static Request delete(String... segments) {
    return of("DELETE", segments);
  }

  /** A POST without a body; {@link #json} gives it one. */
  public static Request post(String... segments) {
    return of("POST", segments);
  }

  /** A PUT without a body; {@link #json} gives it one. */
  public static Request put(String... segments) {
    return of("PUT", segments);
  }

  private static Request of(String method, String... segments) {
    StringBuilder path = new StringBuilder("/api/v1");
    for (String segment : segments) {
      path.append('/').append(encoded(segment));
    }
    return new Request(method, path.toString(), List.of(), JSON, Optional.empty());
  }

  /** With one more parameter; one without a value is left out. */
  public Request with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    List<String> longer = new ArrayList<>(query);
    longer.add(encoded(name) + "=" + encoded(value));
    return new Request(method, path, longer, contentType, body);
  }

  public Request json(String text) {
    return body(JSON, text);
  }

  /** With a body of another type. */
  public Request body(String type, String text) {
    return new Request(method, path, query, type, Optional.of(text));
  }

  /** Path and query, as they stand behind the server's address. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

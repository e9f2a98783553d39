package io.andal.catalog.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An address below a system's own, with its segments and parameters encoded. Immutable. */
public final class Query {
  private final String text;
  private final List<String> parameters;

  private Query(String text, List<String> parameters) {
    this.text = text;
    this.parameters = List.copyOf(parameters);
  }

  /**
   * Begins at the address of the system.
   *
   * @param segments of the path, each encoded as a whole
   */
  public static Query at(URI url, String... segments) {
    Query query = new Query(url.toString(), List.of());
    for (String segment : segments) {
      query = new Query(query.text + "/" + segment(segment), List.of());
    }
    return query;
  }

  /** With one more parameter; not if its value is empty. */
  public Query with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    List<String> more = new ArrayList<>(parameters);
    more.add(encode(name) + "=" + encode(value));
    return new Query(text, more);
  }

  public Query with(String name, long value) {
    return with(name, String.valueOf(value));
  }

  public URI uri() {
    return URI.create(parameters.isEmpty() ? text : text + "?" + String.join("&", parameters));
  }

  /** Colons stay, for methods of Google's are written behind one. */
  private static String segment(String text) {
    String encoded = encode(text).replace("%3A", ":");
    return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

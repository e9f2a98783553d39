package io.andal.traffic;

import java.util.Set;

/** The methods of HTTP; whatever else is sent as one could be anything. */
final class Verbs {
  private static final Set<String> KNOWN =
      Set.of(
          "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY");

  private Verbs() {}

  static String of(String method) {
    return KNOWN.contains(method) ? method : "OTHER";
  }
}

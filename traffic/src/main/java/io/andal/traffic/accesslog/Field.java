package io.andal.traffic.accesslog;

/** What a part of a line means. */
enum Field {
  /** Nothing that is wanted, or nothing that may be kept: addresses, users, cookies, referers. */
  SKIP,
  /** When the answer was sent, in any of the shapes that {@link LogTime} reads. */
  TIME,
  /** When the request came. */
  START,
  /** {@code GET /pumps?page=2 HTTP/1.1}. */
  REQUEST,
  METHOD,
  /** Path and query, or a whole URL. */
  TARGET,
  PATH,
  /** A path that is a template already. */
  TEMPLATE,
  /** {@code GET /pumps/{id}}. */
  ROUTE_KEY,
  QUERY,
  STATUS,
  HOST,
  /** The server's own name, for logs that don't say what was asked for. */
  SERVER_NAME,
  /** The host that a proxy before this one was asked for. */
  FORWARDED_HOST,
  SECONDS,
  MILLIS,
  MICROS,
  NANOS,
  /** A duration in a unit that its shape tells. */
  DURATION,
  /** Seconds, one of several that make the duration. */
  PART_SECONDS,
  USER_AGENT,
  REQUEST_TYPE,
  RESPONSE_TYPE,
  SERVICE,
  CLIENT
}

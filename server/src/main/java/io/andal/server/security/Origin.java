package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, for the audit log and the login throttle. */
public final class Origin {
  private Origin() {}

  /** The peer's address. Forwarding headers are not believed: anybody can write them. */
  public static String of(HttpServletRequest request) {
    return request.getRemoteAddr();
  }
}

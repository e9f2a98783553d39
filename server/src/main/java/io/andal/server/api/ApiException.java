package io.andal.server.api;

import java.util.Map;

/** A request that can't be fulfilled, as an RFC 9457 problem. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient Map<String, Object> more;

  public ApiException(int status, String title, String detail, Map<String, Object> more) {
    super(detail);
    this.status = status;
    this.title = title;
    this.more = Map.copyOf(more);
  }

  public static ApiException badRequest(String detail) {
    return new ApiException(400, "Bad Request", detail, Map.of());
  }

  /** There is no such thing; {@code what} as in {@code SLO 'checkout'}. */
  public static ApiException notFound(String what) {
    return new ApiException(404, "Not Found", "There is no " + what + ".", Map.of());
  }

  public static ApiException conflict(String detail) {
    return new ApiException(409, "Conflict", detail, Map.of());
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Members that this problem adds, as {@code problems}. */
  public Map<String, Object> more() {
    return more;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}

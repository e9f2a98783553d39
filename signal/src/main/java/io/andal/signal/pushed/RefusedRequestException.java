package io.andal.signal.pushed;

/** A request that is not taken at all: the HTTP status and why, for the sender. */
public final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  public RefusedRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}

package io.andal.signal.remotewrite;

/** A request that is not taken at all: the HTTP status and why, for the sender. */
final class RefusedWriteException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedWriteException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

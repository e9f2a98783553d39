package io.andal.server.security;

/** A user that can't be made or changed this way; the message says what would be right. */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }
}

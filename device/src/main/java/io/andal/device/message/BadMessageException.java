package io.andal.device.message;

/** A message that can't be read; says what was found, never more of it than its place. */
public final class BadMessageException extends Exception {
  private static final long serialVersionUID = 1;

  BadMessageException(String reason) {
    super(reason, null, false, false);
  }

  /** For doors outside this package; the reason is one sentence without a full stop. */
  public static BadMessageException of(String reason) {
    return new BadMessageException(reason);
  }

  /** In one sentence, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}

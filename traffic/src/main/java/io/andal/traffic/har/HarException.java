package io.andal.traffic.har;

/** A file that is no HAR; the message says what is wrong and shows none of its content. */
public final class HarException extends Exception {
  private static final long serialVersionUID = 1L;

  HarException(String message) {
    super(message);
  }

  /** What is wrong, in one sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}

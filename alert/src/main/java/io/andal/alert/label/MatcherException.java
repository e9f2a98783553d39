package io.andal.alert.label;

/** A matcher can't be read; the text says why in plain words. */
public final class MatcherException extends Exception {
  private static final long serialVersionUID = 1L;

  public MatcherException(String message) {
    super(message);
  }

  public MatcherException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.andal.signal;

/** A text is no selector that Andal can read; the message says where and what would be right. */
public final class SelectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SelectorException(String message) {
    super(message);
  }
}

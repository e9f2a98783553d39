package io.andal.traffic.accesslog;

/** A pattern by which no line can be read; the message says why. */
public final class BadPatternException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  BadPatternException(String message) {
    super(message);
  }
}

package io.andal.signal.pushed;

/** A query can't be what was meant: what is wrong, and what would be right. */
public final class BadQueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  public BadQueryException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  String remedy() {
    return remedy;
  }
}

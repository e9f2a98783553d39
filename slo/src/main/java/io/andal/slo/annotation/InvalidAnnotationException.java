package io.andal.slo.annotation;

/** An annotation that can't be kept; the message says what is wrong and what would be right. */
public final class InvalidAnnotationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidAnnotationException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }
}

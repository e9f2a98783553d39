package io.andal.agreement;

/** Something that can't be done with an agreement; the message says what would be right. */
public final class AgreementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AgreementException(String message) {
    super(message);
  }
}

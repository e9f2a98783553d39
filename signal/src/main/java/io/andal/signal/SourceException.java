package io.andal.signal;

/** A source could not be asked. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SourceFailure failure;

  public SourceException(SourceFailure failure) {
    super(failure.message() + " " + failure.remedy());
    this.failure = failure;
  }

  public SourceFailure failure() {
    return failure;
  }
}

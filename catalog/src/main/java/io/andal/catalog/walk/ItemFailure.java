package io.andal.catalog.walk;

import io.andal.signal.SourceFailure;

/** One item can't be read, while others can. */
public final class ItemFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SourceFailure failure;

  public ItemFailure(SourceFailure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public SourceFailure failure() {
    return failure;
  }
}

package io.andal.slo.store;

/** Slices could not be written or read; nothing of the failed recording was kept. */
public final class SliceStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SliceStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

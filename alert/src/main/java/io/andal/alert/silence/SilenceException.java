package io.andal.alert.silence;

/** A silence can't be made or found; the text says why. */
public final class SilenceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean unknown;

  private SilenceException(String message, boolean unknown) {
    super(message);
    this.unknown = unknown;
  }

  public static SilenceException invalid(String message) {
    return new SilenceException(message, false);
  }

  public static SilenceException unknown() {
    return new SilenceException("silence not found", true);
  }

  /** Whether there is none with that id, instead of something wrong with it. */
  public boolean isUnknown() {
    return unknown;
  }
}

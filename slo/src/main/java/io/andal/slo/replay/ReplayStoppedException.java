package io.andal.slo.replay;

/** A replay that was given up before its end. */
public final class ReplayStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayStoppedException(String message) {
    super(message);
  }
}

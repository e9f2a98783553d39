package io.andal.signal;

import io.andal.signal.SourceFailure.Cause;

/** A {@code metricSource.spec} that asks nothing its system could answer. */
public final class BadSpec extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  public BadSpec(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** The same for whoever reads the indicator. */
  public SourceFailure failure() {
    return new SourceFailure(Cause.BAD_QUERY, String.valueOf(getMessage()), remedy);
  }
}

package io.andal.signal.datadog;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;

/** A {@code metricSource.spec} that asks nothing Datadog could answer. */
final class BadSpec extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  BadSpec(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  SourceFailure failure() {
    return new SourceFailure(Cause.BAD_QUERY, String.valueOf(getMessage()), remedy);
  }
}

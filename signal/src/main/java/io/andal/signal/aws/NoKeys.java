package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;

/** Failures of finding keys. Stateless. */
final class NoKeys {
  private NoKeys() {}

  static SourceException because(String message, String remedy) {
    return new SourceException(new SourceFailure(Cause.DENIED, message, remedy));
  }
}

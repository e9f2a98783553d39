package io.andal.signal.google.auth;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;

/** Says why there is no token. Stateless. */
final class NoToken {
  private NoToken() {}

  static SourceException because(String message, String remedy) {
    return new SourceException(new SourceFailure(Cause.DENIED, message, remedy));
  }
}

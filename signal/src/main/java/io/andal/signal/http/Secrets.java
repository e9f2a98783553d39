package io.andal.signal.http;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.workspace.SecretReference;

/** Reads what references point to, and keeps it out of what people see. Stateless. */
final class Secrets {
  /** Shorter ones would tear words apart without being worth it. */
  private static final int SHORTEST_HIDDEN = 4;

  private Secrets() {}

  /** The value behind a reference; a text that is none is the value itself. */
  static String read(String text) throws SourceException {
    if (!SecretReference.isReference(text)) {
      return text;
    }
    try {
      return SecretReference.resolve(text);
    } catch (IllegalStateException e) {
      throw new SourceException(
          new SourceFailure(
              Cause.DENIED, String.valueOf(e.getMessage()), "Set it where Andal runs."));
    }
  }

  /** A text in which a server may have repeated a secret, without it. */
  static String hide(String secret, String text) {
    return secret.length() < SHORTEST_HIDDEN ? text : text.replace(secret, "…");
  }
}

package io.andal.signal.aws;

import io.andal.signal.SourceException;
import io.andal.workspace.SecretReference;

/** Keys that the document refers to, read anew each time, so that a rotated one is used. */
final class DocumentCredentials implements AwsCredentials {
  private final String id;
  private final String secret;
  private final String token;

  DocumentCredentials(String id, String secret, String token) {
    this.id = id;
    this.secret = secret;
    this.token = token;
  }

  @Override
  public AwsKeys keys() throws SourceException {
    try {
      return AwsKeys.lasting(value(id), value(secret), value(token));
    } catch (IllegalStateException e) {
      throw NoKeys.because(String.valueOf(e.getMessage()), "Set it where Andal runs.");
    }
  }

  private static String value(String text) {
    return SecretReference.isReference(text) ? SecretReference.resolve(text) : text;
  }
}

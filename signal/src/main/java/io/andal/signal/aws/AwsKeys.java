package io.andal.signal.aws;

import java.time.Instant;

/**
 * What requests are signed with. Its text shows no secret.
 *
 * @param sessionToken empty for keys that aren't temporary
 * @param expires {@link Instant#MAX} for keys that don't
 */
public record AwsKeys(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expires) {

  /** Keys that don't expire as far as is known. */
  public static AwsKeys lasting(String accessKeyId, String secretAccessKey, String sessionToken) {
    return new AwsKeys(accessKeyId, secretAccessKey, sessionToken, Instant.MAX);
  }

  @Override
  public String toString() {
    return "AwsKeys[" + accessKeyId + "]";
  }
}

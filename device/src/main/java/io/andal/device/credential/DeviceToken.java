package io.andal.device.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * A secret by which one device speaks; the secret itself isn't known.
 *
 * @param createdBy who made it
 * @param revokedAt since when it is no longer good; empty if it is
 */
public record DeviceToken(
    String id,
    String fleet,
    String device,
    String createdBy,
    Instant createdAt,
    Optional<Instant> revokedAt) {

  /**
   * A token that was just made.
   *
   * @param secret nobody can show it again
   */
  public record Created(String secret, DeviceToken token) {}
}

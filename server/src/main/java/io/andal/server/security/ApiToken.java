package io.andal.server.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A token as it is kept: everything but the secret itself. */
public record ApiToken(
    String id,
    String name,
    Set<Scope> scopes,
    String createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> revokedAt) {
  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  /** Neither revoked nor expired. */
  public boolean validAt(Instant now) {
    return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }
}
